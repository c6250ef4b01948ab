/**
 * What `--diagnose` says: one text to paste into a report, in English, whoever reads it. It says
 * how this machine and the app's files are, and nothing of the person: no body, no answers, no
 * moves of their own, no arguments of their programs, no name of a home folder.
 */
import type { Installation } from './installation';
import { defaultSettings, type Settings } from './settings';
import type { MachineStatus } from './status-report';

export interface FileHealth {
  /** Inside the folder of the files. */
  readonly name: string;
  readonly bytes: number;
  /** `fine`, or what is wrong with it, without anything of its content. */
  readonly health: string;
}

export interface Diagnosis {
  readonly version: string;
  readonly electron: string;
  readonly installed: Installation;
  /** System and desktop, by name: `platform`, `XDG_CURRENT_DESKTOP` … */
  readonly system: Readonly<Record<string, string>>;
  readonly filesDir: string;
  readonly files: readonly FileHealth[];
  /** Where a policy was found, and whether it counts; null where there is none. */
  readonly policy: string | null;
  readonly settings: Settings;
  /** What `--status --json` says; null where nothing runs. */
  readonly running: MachineStatus | null;
}

/** The person's folder, which often has their name in it, is `~` in all of it. */
export function diagnosisText(diagnosis: Diagnosis, homeDir: string): string {
  const { version, electron, installed, system, files, filesDir, policy, running } = diagnosis;
  const lines = [
    `Unhunch ${version} on Electron ${electron}, installed as ${installed}`,
    ...section('System', Object.entries(system)),
    ...section('Running', running ? runningLines(running) : [['app', 'not running']]),
    ...section('Settings that differ from the defaults', changedSettings(diagnosis.settings)),
    ...section('Policy', policy === null ? [] : [['found', policy]]),
    ...section(
      `Files in ${filesDir}`,
      files.map(({ name, bytes, health }) => [name, `${bytes} bytes, ${health}`]),
    ),
  ];
  return withoutHome(lines.join('\n'), homeDir);
}

type Line = readonly [name: string, value: string];

function section(title: string, lines: readonly Line[]): string[] {
  const body = lines.length === 0 ? [['none', ''] as const] : lines;
  return [
    '',
    title,
    ...body.map(([name, value]) => `  ${name}${value === '' ? '' : `: ${value}`}`),
  ];
}

function runningLines(machine: MachineStatus): Line[] {
  return [
    ['tray', machine.tray === null ? 'not known' : machine.tray ? 'shown' : 'none'],
    ['notifications', machine.notifications ?? 'none shown yet'],
    ['presence', machine.presence],
    ...machine.probes.map(
      ({ name, reason, available, detail }): Line => [
        `${reason} by ${name}`,
        `${available === null ? 'not asked yet' : available ? 'works' : 'does not work'}, ${detail}`,
      ],
    ),
  ];
}

/** Sections that say how the app behaves, not who uses it. */
const toldSections = ['breaks', 'session', 'hold', 'sound', 'desk', 'wait', 'app'] as const;

/** Answers about oneself, what one looks like, and words of one's own among them. */
const untold = new Set(['app.askComfort', 'app.figure', 'sound.voiceName']);

function changedSettings(settings: Settings): Line[] {
  const changed = toldSections.flatMap((section) =>
    Object.entries(settings[section]).flatMap(([key, value]): Line[] => {
      const path = `${section}.${key}`;
      const text = JSON.stringify(value);
      const usual = (defaultSettings[section] as Readonly<Record<string, unknown>>)[key];
      return untold.has(path) || text === JSON.stringify(usual) ? [] : [[path, text]];
    }),
  );
  const hooks = Object.entries(settings.hooks).filter(([, command]) => command !== null);
  if (hooks.length === 0) return changed;
  return [...changed, ['hooks', hooks.map(([event]) => event).join(', ')]];
}

/** With either kind of slash, and as JSON writes it. */
function withoutHome(text: string, homeDir: string): string {
  if (homeDir === '' || homeDir === '/') return text;
  const forms = [homeDir, homeDir.replaceAll('\\', '/'), homeDir.replaceAll('\\', '\\\\')];
  return forms.reduce((left, form) => left.replaceAll(form, '~'), text);
}
