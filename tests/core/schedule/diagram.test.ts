import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { initialState, step } from '#core/schedule/step';
import type { BreakPhase, Event, ProbedReason, Rules, State } from '#core/schedule/types';
import { instant, settingsFrom } from './support/desk';

const MINUTE = 60_000;
const kinds = ['counting', 'waiting', 'held', 'reminding', 'snoozed', 'session'] as const;
type Kind = BreakPhase['kind'];

const offered = { breaks: { headsUpSeconds: 300, quietEndMinutes: 30 } };
/** Settings that a change can bring. */
const settings = [
  offered,
  { breaks: { intervalMinutes: 180 } },
  { breaks: { snoozeLimit: 0, skipAllowed: false, maxHoldMinutes: 1 } },
  { hold: { doNotDisturb: false, fullscreen: false, microphone: false, camera: false } },
  { workHours: { friday: [] } },
].map(settingsFrom);
const rules: Rules = { settings: settingsFrom(offered), timeZone: 'Etc/UTC' };

const probed: readonly (readonly ProbedReason[])[] = [[], ['microphone'], ['fullscreen']];

/** The letter of each way to get from one phase to another, and what is tried of it. */
function ways({ phase }: State): readonly (readonly [letter: string, event: Event])[] {
  const id = phase.kind === 'session' ? phase.id : '1@0';
  const busy = probed.map((reasons) => ['b', { type: 'busy-sample', reasons }] as const);
  const idle = [null, 0, 6_000, 60 * MINUTE].map(
    (idleMs) => ['i', { type: 'idle-sample', idleMs }] as const,
  );
  const ended = [0, 0.6, 1].map((done) => ['e', { type: 'session-stopped', id, done }] as const);
  return [
    ...busy,
    ...idle,
    ...ended,
    ['t', { type: 'woke' }],
    ['t', { type: 'suspend' }],
    ['t', { type: 'resume-from-sleep' }],
    ['l', { type: 'lock' }],
    ['l', { type: 'unlock' }],
    ['s', { type: 'start', plannedMs: 2 * MINUTE }],
    ['z', { type: 'snooze' }],
    ['k', { type: 'skip' }],
    ['p', { type: 'pause', length: 30 }],
    ['p', { type: 'pause', length: 'tomorrow' }],
    ['p', { type: 'pause', length: 'forever' }],
    ['u', { type: 'resume' }],
    ['m', { type: 'meeting', on: true }],
    ['m', { type: 'meeting', on: false }],
    ['e', { type: 'session-progress', id, done: 0.5, leftMs: MINUTE }],
    ['e', { type: 'session-finished', id }],
    ['w', { type: 'window-lost', id }],
    ['c', { type: 'settings-changed' }],
    ['o', { type: 'waits-changed', sinceAt: null }],
    ['r', { type: 'started' }],
  ];
}

const plain = (state: State, event: Event, now: number, by: Rules = rules): State =>
  step(state, event, by, now).state;

/** Some states of every phase, all at 10:00 on a working day that ends at 17:30. */
function examples(): readonly State[] {
  const at = instant('10:00');
  const start = initialState(at);
  const begun = plain(start, { type: 'started' }, at);
  const almost = { ...begun, sittingMs: 44 * MINUTE };
  const announced = plain(almost, { type: 'woke' }, at);
  const due = plain({ ...begun, sittingMs: 45 * MINUTE }, { type: 'woke' }, at);
  const quiet = plain(due, { type: 'busy-sample', reasons: [] }, at);
  const held = plain(due, { type: 'busy-sample', reasons: ['microphone'] }, at);
  const covered = plain(due, { type: 'busy-sample', reasons: ['fullscreen'] }, at);
  const inMeeting = plain(due, { type: 'meeting', on: true }, at);
  const open = plain(quiet, { type: 'idle-sample', idleMs: 6_000 }, at);
  const snoozed = plain(open, { type: 'snooze' }, at);
  const offerOf = (state: State) =>
    ({ ...state, waitSinceAt: at, phase: { ...state.phase, cause: 'wait' } }) as State;
  const session = plain(open, { type: 'start', plannedMs: 2 * MINUTE }, at);
  const own = plain(begun, { type: 'start', plannedMs: 2 * MINUTE }, at);
  const twice = { ...open.phase, unanswered: 1 } as BreakPhase;
  const longHeld = { ...due.phase, heldAt: at - 120 * MINUTE } as BreakPhase;
  const used = { ...open.phase, snoozes: 3 } as BreakPhase;
  return [
    begun,
    announced,
    due,
    quiet,
    { ...due, phase: longHeld },
    held,
    covered,
    inMeeting,
    open,
    { ...open, phase: twice },
    { ...open, phase: used },
    snoozed,
    ...[due, quiet, open, snoozed].map(offerOf),
    session,
    own,
  ];
}

/** Seconds after the example at which things are tried: soon, at its ends, in the quiet end. */
const laters = [0, 5, 60, 180, 240, 290, 300, 3_600, 25_200, 28_000];

/** `from to` → letters of the ways that lead there. */
function arrows(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const note = (from: Kind, to: Kind, letter: string) => {
    if (from === to) return;
    const letters = found.get(`${from} ${to}`) ?? new Set();
    found.set(`${from} ${to}`, letters.add(letter));
  };
  for (const example of examples()) {
    for (const seconds of laters) {
      for (const there of [true, false]) {
        const now = example.at + seconds * 1000;
        // The machine ran all the time: no sleep, and the person was there or is not yet known to be.
        const activeAt = there ? now : example.at;
        const presence = {
          kind: 'present',
          activeAt,
          inputAt: activeAt,
          lookedAt: now,
          uses: [],
        } as const;
        const before: State = { ...example, at: now, presence };
        const passed = plain(plain(before, { type: 'woke' }, now), { type: 'woke' }, now);
        note(before.phase.kind, passed.phase.kind, 't');
        if (passed.phase.kind !== before.phase.kind) continue;
        // While it is asked whether anybody is there, every act of a person only answers that.
        const tried = ways(passed).filter(
          ([letter]) => passed.asked === null || 'bi'.includes(letter),
        );
        for (const [letter, event] of tried) {
          const changed = letter === 'c' ? settings : [rules.settings];
          for (const by of changed) {
            const after = plain(passed, event, now, { ...rules, settings: by });
            if (passed.asked === null || after.phase.kind === 'counting') {
              note(passed.phase.kind, after.phase.kind, letter);
            }
          }
        }
        for (const minutes of [0.2, 1.1, 4, 60, -120]) {
          const later = plain(passed, { type: 'woke' }, now + minutes * MINUTE);
          note(passed.phase.kind, later.phase.kind, 't');
        }
      }
    }
  }
  return found;
}

/** The drawing as it stands above the union: a row a phase, a column a phase. */
function drawing(found: ReadonlyMap<string, ReadonlySet<string>>): string {
  const width = 12;
  const cell = (from: Kind, to: Kind) => {
    if (from === to) return '·';
    return [...(found.get(`${from} ${to}`) ?? [])].sort().join('') || '–';
  };
  const rows = kinds.map((from) => [from, ...kinds.map((to) => cell(from, to))]);
  return [['', ...kinds], ...rows]
    .map((row) => ` *  ${row.map((text) => text.padEnd(width)).join('')}`.trimEnd())
    .join('\n');
}

test('the drawing above the phases shows every way there is from one to another', () => {
  const drawn = drawing(arrows());
  expect(readFileSync('core/schedule/types.ts', 'utf8'), `it is:\n${drawn}`).toContain(drawn);
});
