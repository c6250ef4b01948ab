/** Everything that is kept for the person: settings, state, history and moves, in one folder. */
import { join } from 'node:path';
import type { FileProblem } from '#core/file-problem';
import { parsePolicy } from '#core/policy';
import type { State } from '#core/schedule/types';
import { noPolicy, type Policy, type SettingsProblem } from '#core/settings';
import type { FoundPolicy } from '../ports';
import { type HistoryFiles, openHistoryFiles } from './history-files';
import { type MoveLibrary, openMoveLibrary } from './move-library';
import { openPacksFile, type PacksFile } from './packs-file';
import type { Report } from './problem-report';
import { openSessionFile, type SessionFile } from './session-file';
import { openSettingsFile, type SettingsFile } from './settings-file';
import { openStateFile, type StateFile } from './state-file';
import { clearDrafts } from './text-file';

export interface Storage {
  readonly dir: string;
  /** Where the person's own moves are. */
  readonly ownMovesDir: string;
  readonly settings: SettingsFile;
  readonly state: StateFile;
  readonly library: MoveLibrary;
  readonly packs: PacksFile;
  readonly history: HistoryFiles;
  readonly session: SessionFile;
  /** Nothing of ours was there: the person has never run the app with this folder. */
  readonly isNew: boolean;
  /** Writes what could not be written before, if there is anything. */
  retry(): void;
}

export interface StorageParts {
  readonly dir: string;
  readonly assetsDir: string;
  /** Where the schedule starts when there is no file of it. */
  readonly fresh: State;
  /** Epoch ms. */
  readonly now: () => number;
  /** What the organisation has set, if there is such a thing. */
  readonly policy: FoundPolicy | null;
  readonly report: Report;
}

/** Opens the files in `dir`. Never throws: what is wrong goes to the report. */
export function openStorage(parts: StorageParts): Storage {
  const { dir, assetsDir, fresh, now, policy, report } = parts;
  const ownMovesDir = join(dir, 'moves');
  for (const folder of [dir, join(dir, 'history'), ownMovesDir]) clearDrafts(folder);
  const settings = openSettingsFile(dir, now, followed(policy, report));
  reportSettings(settings, report);
  settings.onChange(() => reportSettings(settings, report));
  const state = openStateFile({ dir, fresh, now: now(), onProblem: reportState });
  reportState();
  const library = openMoveLibrary(join(assetsDir, 'moves'), ownMovesDir, (problems) =>
    report.now(ownMovesDir, problems),
  );
  const packs = openPacksFile(dir, now, report.now);
  const history = openHistoryFiles(dir, library, now, report.now);
  const session = openSessionFile(dir, now, report.now);

  function reportState(): void {
    const problem = state.problem();
    report.now('state.json', problem ? [problem] : []);
  }

  return {
    dir,
    ownMovesDir,
    settings,
    state,
    library,
    packs,
    history,
    session,
    isNew: settings.isNew,
    retry() {
      settings.retry();
      history.retry();
    },
  };
}

/** The policy as far as it can be followed; the rest goes to the report. */
function followed(found: FoundPolicy | null, report: Report): Policy {
  if (found === null) return noPolicy;
  const { path } = found;
  const { policy, problems } =
    'refused' in found
      ? { policy: noPolicy, problems: [{ path: '', reason: found.refused }] }
      : parsePolicy(found.content);
  const sentences = problems.map((problem): FileProblem => {
    const where = problem.path === '' ? path : `${path}: ${problem.path}`;
    return [{ key: 'file.policyUnusable', params: { path: where, reason: problem.reason } }];
  });
  report.now(path, sentences);
  return policy;
}

function reportSettings(settings: SettingsFile, report: Report): void {
  const fileProblem = settings.fileProblem();
  report.now('settings.json', [
    ...(fileProblem ? [fileProblem] : []),
    ...settings.problems().flatMap((problem) => unusable(problem, report)),
  ]);
}

/** Nothing of what only the log needs to know. */
function unusable({ path, code, expected }: SettingsProblem, report: Report): FileProblem[] {
  switch (code) {
    case 'unknown-key':
      report.note(`settings.json: ${path} is not known. It is kept.`);
      return [];
    case 'overlap':
      report.note(`settings.json: the ranges of ${path} overlap. They are merged.`);
      return [];
    case 'locked':
      return [[{ key: 'file.settingLocked', params: { path } }]];
    default:
      return [[{ key: 'file.settingUnusable', params: { path, expected } }]];
  }
}
