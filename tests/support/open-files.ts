/** The person's files as the app opens them, without the app. */
import { resolve } from 'node:path';
import { initialState } from '#core/schedule/step';
import { createReport } from '../../main/storage/problem-report';
import { openStorage, type Storage } from '../../main/storage/storage';
import { desktopTexts } from './texts';

/** Monday 2 March 2026, 09:00 in UTC. */
export const nine = Date.parse('2026-03-02T09:00:00Z');
export const fresh = initialState(nine);

export interface OpenFiles {
  readonly storage: Storage;
  /** What the log was told, in English. */
  readonly told: readonly string[];
  close(): void;
}

export function openFiles(
  dir: string,
  assetsDir = resolve('assets'),
  t = desktopTexts(assetsDir),
): OpenFiles {
  const told: string[] = [];
  const note = (line: string) => void told.push(line);
  const report = createReport({ info: note, warn: note, error: note }, t, () => {});
  const storage = openStorage({ dir, assetsDir, fresh, now: () => nine, policy: null, report });
  return { storage, told, close: () => storage.settings.close() };
}
