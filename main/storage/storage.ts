/** Everything that is kept for the person: settings, state, history and moves, in one folder. */
import { join } from 'node:path';
import type { State } from '#core/schedule/types';
import type { SettingsProblem } from '#core/settings';
import { type HistoryFiles, openHistoryFiles } from './history-files';
import { type MoveLibrary, openMoveLibrary } from './move-library';
import type { Report } from './problem-report';
import { openSettingsFile, type SettingsFile } from './settings-file';
import { openStateFile, type StateFile } from './state-file';

export interface Storage {
  readonly dir: string;
  /** Where the person's own moves are. */
  readonly ownMovesDir: string;
  readonly settings: SettingsFile;
  readonly state: StateFile;
  readonly library: MoveLibrary;
  readonly history: HistoryFiles;
  /** Nothing of ours was there: the person has never run the app with this folder. */
  readonly isNew: boolean;
}

/** Opens the files in `dir`. Never throws: what is wrong goes to the report. */
export function openStorage(
  dir: string,
  assetsDir: string,
  fresh: State,
  now: () => number,
  report: Report,
): Storage {
  const settings = openSettingsFile(dir, now);
  reportSettings(settings, report);
  settings.onChange(() => reportSettings(settings, report));
  const state = openStateFile(dir, fresh, now(), report.problem);
  if (state.problem) report.problem(state.problem);
  const ownMovesDir = join(dir, 'moves');
  const library = openMoveLibrary(
    join(assetsDir, 'moves'),
    ownMovesDir,
    ({ file, path, message }) => {
      const fault = path ? `${path}: ${message}` : message;
      report.problem([{ key: 'file.moveLeftOut', params: { file, fault } }]);
    },
  );
  const history = openHistoryFiles(dir, library, now, report.problem);
  return { dir, ownMovesDir, settings, state, library, history, isNew: settings.isNew };
}

function reportSettings(settings: SettingsFile, report: Report): void {
  const fileProblem = settings.fileProblem();
  if (fileProblem) report.problem(fileProblem);
  for (const problem of settings.problems()) reportSetting(problem, report);
}

function reportSetting({ path, code, expected }: SettingsProblem, report: Report): void {
  if (code === 'unknown-key') report.note(`settings.json: ${path} is not known. It is kept.`);
  else if (code === 'overlap') {
    report.note(`settings.json: the ranges of ${path} overlap. They are merged.`);
  } else report.problem([{ key: 'file.settingUnusable', params: { path, expected } }]);
}
