import { useState } from 'react';
import { type SettingPath, type SettingsByPath, settingAt } from '#core/setting-paths';
import type { SettingsProblem } from '#core/settings';
import { call } from '../../bridge';
import { useHome } from '../context';

/** One key of the settings: its value, a way to change it at once, and what is wrong with it. */
export interface Setting<T> {
  readonly path: SettingPath;
  readonly value: T;
  readonly problem: SettingsProblem | null;
  readonly change: (value: T) => void;
}

export function useSetting<P extends SettingPath>(path: P): Setting<SettingsByPath[P]> {
  const { view } = useHome();
  const [refused, setRefused] = useState<SettingsProblem | null>(null);
  return {
    path,
    value: settingAt(view.settings, path),
    problem: refused ?? problemAt(path, view.problems),
    change: (value) => {
      call('settings.change', { path, value }).then(setRefused, (error: unknown) =>
        console.error(String(error)),
      );
    },
  };
}

/** The first problem with a key, or with the keys below one. */
export function problemAt(
  path: string,
  problems: readonly SettingsProblem[],
): SettingsProblem | null {
  return problems.find((it) => it.path === path || it.path.startsWith(`${path}.`)) ?? null;
}
