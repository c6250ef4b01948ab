import { useCallback, useEffect, useState } from 'react';
import type { HistorySummary } from '#core/history-summary';
import { call } from '../bridge';
import { useHome } from './context';

/** What the history comes to; asked for anew when the day's entries change. Null at first. */
export function useSummary(): {
  readonly summary: HistorySummary | null;
  readonly reload: () => void;
} {
  const { view } = useHome();
  const [summary, setSummary] = useState<HistorySummary | null>(null);
  const entries = view.day.entries.length;
  const reload = useCallback(() => {
    call('history.summary').then(setSummary, (error: unknown) => console.error(String(error)));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entries say when to ask again
  useEffect(reload, [reload, entries]);
  return { summary, reload };
}
