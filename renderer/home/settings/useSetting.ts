import { useState } from 'react';
import type { SettingsProblem } from '#core/settings';
import { call } from '../../bridge';
import { useHome } from '../context';

/** One key of the settings: its value, a way to change it at once, and what is wrong with it. */
export function useSetting<T>(path: string): {
  readonly value: T;
  readonly problem: SettingsProblem | null;
  readonly change: (value: T) => void;
} {
  const { view } = useHome();
  const [refused, setRefused] = useState<SettingsProblem | null>(null);
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], view.settings) as T;
  const inFile = view.problems.find((it) => it.path === path || it.path.startsWith(`${path}.`));
  return {
    value,
    problem: refused ?? inFile ?? null,
    change: (next) => {
      call('settings.change', { path, value: next as never }).then(setRefused, (error: unknown) =>
        console.error(String(error)),
      );
    },
  };
}
