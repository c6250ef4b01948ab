/** What each command does, and the words and exit code the terminal gets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#core/command';
import type { Break } from '#core/moves/composed-break';
import type { ScheduleStatus } from '#core/schedule/types';
import type { MachineStatus } from '#core/status-report';
import type { Actions } from '../../../main/commands/actions';
import { createRunCommand } from '../../../main/commands/run-command';

const counting: ScheduleStatus = {
  phase: 'counting',
  working: true,
  nextBreakAt: Date.UTC(2026, 2, 2, 9, 45),
  sittingMinutes: 12,
  workChangesAt: Date.UTC(2026, 2, 2, 17, 30),
  pause: null,
  awaySinceAt: null,
  meeting: false,
  heldBecause: [],
  breakNumber: 1,
  reminder: null,
  snoozedUntilAt: null,
  session: null,
  snoozesLeft: 3,
  canSnooze: true,
  canSkip: true,
};

const machine: MachineStatus = {
  version: '1.2.3',
  electron: '45.0.0',
  tray: true,
  notifications: 'dbus',
  presence: 'electron',
  probes: [],
};

const breakOf = (name: string, notes: Break['notes'] = []): Break => ({
  kind: 'break',
  moves: [],
  seconds: name.length,
  notes,
});
const next = breakOf('next');

let told: string[];
let status: ScheduleStatus;
let isBehind: boolean;
let wished: Break;
let whyNot: string | null;
const ended: (() => void)[] = [];

beforeEach(() => {
  told = [];
  status = counting;
  isBehind = false;
  wished = breakOf('wished');
  whyNot = null;
});
afterEach(() => ended.splice(0));

/** A text is its key and what is filled in. */
const t = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');

function run(command: Command) {
  const actions: Actions = {
    start(composed) {
      told.push(composed === next ? 'start next' : 'start wished');
      return whyNot;
    },
    nextBreak: () => next,
    wished(moves) {
      told.push(`wish ${moves.join()}`);
      return wished;
    },
    routine: () => breakOf('routine'),
    answer: (answer) => void told.push(answer),
    adapt: () => null,
    pause(length) {
      told.push(`pause ${length}`);
      status = { ...status, phase: 'paused', pause: { untilAt: Date.UTC(2026, 2, 2, 10) } };
    },
    resume: () => void told.push('resume'),
    meeting: (on) => void told.push(`meeting ${on}`),
    openHome: (page) => void told.push(`open ${page}`),
    reading: () => {},
    refresh: () => {},
    quit: () => {
      told.push('quit');
      for (const each of ended) each();
    },
  };
  const when = (at: number) => new Date(at).toISOString().slice(11, 16);
  return createRunCommand({
    actions,
    snapshot: {
      status: () => status,
      words: () => ({ t, when, dayAndTime: (at) => `Mon ${when(at)}` }),
    },
    waits: {
      begin: (name, pid) => void told.push(`begin ${name} ${pid}`),
      end: (name) => void told.push(`end ${name}`),
    },
    t,
    machine: () => machine,
    timeZone: () => 'UTC',
    isBehind: () => isBehind,
    diagnosis: () => 'all is well',
    packs: {
      async offer(file) {
        told.push(`add ${file}`);
        return file === 'good.unhunch-moves' ? null : `${file} is not there`;
      },
    },
  })(command);
}

const says = (stdout: string) => ({ exitCode: 0, stdout, stderr: '' });
const refuses = (stderr: string) => ({ exitCode: 1, stdout: '', stderr });

it('being started again opens Today and says that the app runs', async () => {
  expect(await run({ name: 'run' })).toEqual(says('commandLine.running\n'));
  expect(told).toEqual(['open today']);
});

describe('--start', () => {
  it('starts the break that is next', async () => {
    expect(await run({ name: 'start', moves: [] })).toEqual(says('commandLine.started\n'));
    expect(told).toEqual(['start next']);
  });

  it('starts the moves that are named', async () => {
    expect(await run({ name: 'start', moves: ['chin-tuck', 'cat-cow'] })).toEqual(
      says('commandLine.started\n'),
    );
    expect(told).toEqual(['wish chin-tuck,cat-cow', 'start wished']);
  });

  it('starts nothing when one of them cannot be had, and says why', async () => {
    wished = breakOf('', [{ key: 'whyNot', params: { move: 'handstand' } }]);
    expect(await run({ name: 'start', moves: ['handstand'] })).toEqual(
      refuses('unhunch: whyNot handstand\n'),
    );
    expect(told).toEqual(['wish handstand']);
  });

  it('says that a session is open, and why none can be', async () => {
    whyNot = 'commandLine.cannot.snooze';
    expect(await run({ name: 'start', moves: [] })).toEqual(
      refuses('unhunch: commandLine.cannot.snooze\n'),
    );
    status = { ...counting, phase: 'session' };
    expect(await run({ name: 'start', moves: [] })).toEqual(says('phase.session\n'));
  });
});

describe('--snooze and --skip', () => {
  it.each(['snooze', 'skip'] as const)('%s answers the reminder', async (name) => {
    status = { ...counting, canSnooze: name === 'snooze', canSkip: name === 'skip' };
    expect(await run({ name })).toEqual(says(''));
    expect(told).toEqual([name]);
  });

  it.each([
    ['snooze', 'unhunch: commandLine.cannot.snooze\n'],
    ['skip', 'unhunch: commandLine.cannot.skip\n'],
  ] as const)('%s is refused when it is not to be had', async (name, line) => {
    status = { ...counting, canSnooze: name !== 'snooze', canSkip: name !== 'skip' };
    expect(await run({ name })).toEqual(refuses(line));
    expect(told).toEqual([]);
  });
});

describe('--pause and --resume', () => {
  it('a pause says until when', async () => {
    const reply = await run({ name: 'pause', length: 30 });
    expect(reply).toEqual(says('phase.paused Mon 10:00\n'));
    expect(told).toEqual(['pause 30']);
  });

  it('resuming says nothing', async () => {
    expect(await run({ name: 'resume' })).toEqual(says(''));
    expect(told).toEqual(['resume']);
  });
});

it('--open opens the page', async () => {
  expect(await run({ name: 'open', page: 'progress' })).toEqual(says(''));
  expect(told).toEqual(['open progress']);
});

it('--status is for people, and with --json for programs', async () => {
  const { stdout } = await run({ name: 'status', json: false });
  expect(stdout).toBe('status.version 1.2.3 45.0.0\nphase.counting 09:45\nstatus.sitting 12\n');
  const { stdout: json } = await run({ name: 'status', json: true });
  expect(json.endsWith('}\n')).toBe(true);
  expect(JSON.parse(json)).toMatchObject({ phase: 'counting', version: '1.2.3' });
});

it('--waiting and --done begin and end a wait', async () => {
  expect(await run({ name: 'waiting', wait: 'build', pid: 12 })).toEqual(says(''));
  expect(await run({ name: 'done', wait: 'build' })).toEqual(says(''));
  expect(told).toEqual(['begin build 12', 'end build']);
});

it('a pack is asked about, or it is said why not', async () => {
  expect(await run({ name: 'add', file: 'good.unhunch-moves' })).toEqual(
    says('commandLine.asked\n'),
  );
  expect(await run({ name: 'add', file: 'gone.unhunch-moves' })).toEqual(
    refuses('unhunch: gone.unhunch-moves is not there\n'),
  );
  expect(told).toEqual(['add good.unhunch-moves', 'add gone.unhunch-moves']);
});

it('--diagnose says what the app knows', async () => {
  expect(await run({ name: 'diagnose' })).toEqual(says('all is well\n'));
});

it('--quit answers first, and ends the app then', async () => {
  const quit = new Promise<void>((resolve) => ended.push(resolve));
  expect(await run({ name: 'quit' })).toEqual(says(''));
  expect(told).toEqual([]);
  await quit;
  expect(told).toEqual(['quit']);
});

it.each(['help', 'version'] as const)('--%s never gets here', async (name) => {
  await expect(run({ name })).rejects.toThrow(`${name} is answered without the app`);
});

describe('while the schedule can not be saved', () => {
  const line = 'unhunch: commandLine.notSaved\n';

  it.each<Command>([
    { name: 'start', moves: [] },
    { name: 'snooze' },
    { name: 'skip' },
    { name: 'pause', length: 30 },
    { name: 'resume' },
  ])('$name says that it will not last', async (command) => {
    isBehind = true;
    const { exitCode, stderr } = await run(command);
    expect([exitCode, stderr]).toEqual([0, line]);
  });

  it.each<Command>([
    { name: 'run' },
    { name: 'open', page: 'today' },
    { name: 'status', json: true },
    { name: 'waiting', wait: '', pid: null },
    { name: 'done', wait: '' },
    { name: 'diagnose' },
  ])('$name has nothing to lose', async (command) => {
    isBehind = true;
    expect((await run(command)).stderr).toBe('');
  });

  it('a refusal is just that', async () => {
    isBehind = true;
    status = { ...counting, canSkip: false };
    expect(await run({ name: 'skip' })).toEqual(refuses('unhunch: commandLine.cannot.skip\n'));
  });
});
