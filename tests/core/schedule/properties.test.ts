import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseState } from '#core/schedule/state-file';
import { statusOf } from '#core/schedule/status';
import { initialState, step } from '#core/schedule/step';
import type { Effect, Event, ProbedReason, Rules, State } from '#core/schedule/types';
import { workHoursOf } from '#core/schedule/work-hours';
import { holdToChange, settingsFrom } from './support/desk';
import { runs } from './support/runs';

vi.setConfig({ testTimeout: 600_000 });

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 26, 20);

/** A person, a desktop and a machine that do anything at all, in any order. */
type Happening =
  | { do: 'event'; event: Event }
  /** Time passes, by every wake on the way; samples are answered like this, or not at all. */
  | { do: 'pass'; minutes: number; idleMs: number | null; busy: ProbedReason[]; answers: boolean }
  /** The machine sleeps, or its clock is set; nothing tells. */
  | { do: 'jump'; minutes: number }
  | { do: 'restart'; minutes: number }
  | { do: 'settings'; breaks: Record<string, unknown>; hours: number };

const hoursOfDay = [
  [{ start: '09:00', end: '17:30' }],
  [
    { start: '08:00', end: '12:00' },
    { start: '12:03', end: '18:00' },
  ],
  [{ start: '22:00', end: '06:00' }],
  [],
  [
    { start: '00:00', end: '12:00' },
    { start: '12:00', end: '00:00' },
  ],
];

const breaks: fc.Arbitrary<Record<string, unknown>> = fc.record({
  intervalMinutes: fc.integer({ min: 5, max: 180 }),
  headsUpSeconds: fc.constantFrom(0, 60, 300),
  snoozeMinutes: fc.integer({ min: 1, max: 30 }),
  snoozeLimit: fc.integer({ min: 0, max: 10 }),
  naturalBreakMinutes: fc.integer({ min: 2, max: 30 }),
  quietEndMinutes: fc.constantFrom(0, 10, 60),
  maxHoldMinutes: fc.integer({ min: 1, max: 240 }),
  fixedTimes: fc.constantFrom([], ['10:00', '23:30'], ['02:30', '11:55']),
});

const id = fc.constantFrom('1@0', '2@0');
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom<Event>(
    { type: 'woke' },
    { type: 'start', plannedMs: 90_000 },
    { type: 'snooze' },
    { type: 'skip' },
    { type: 'pause', length: 30 },
    { type: 'pause', length: 'tomorrow' },
    { type: 'pause', length: 'forever' },
    { type: 'resume' },
    { type: 'meeting', on: true },
    { type: 'meeting', on: false },
    { type: 'in-the-way', now: ['onCall'], quick: false },
    { type: 'routine-left', moves: ['chin-tuck'] },
    { type: 'routine-left', moves: [] },
    { type: 'suspend' },
    { type: 'resume-from-sleep' },
    { type: 'lock' },
    { type: 'unlock' },
  ),
  fc.record({ type: fc.constant('session-finished' as const), id }),
  fc.record({
    type: fc.constant('session-progress' as const),
    id,
    done: fc.constantFrom(0, 0.5, 1),
    leftMs: fc.constantFrom(null, 0, 60_000),
  }),
  fc.record({ type: fc.constant('window-lost' as const), id }),
  fc.record({
    type: fc.constant('idle-sample' as const),
    idleMs: fc.option(fc.nat({ max: 40 * MINUTE })),
  }),
  fc.record({
    type: fc.constant('busy-sample' as const),
    reasons: fc.subarray<ProbedReason>(['camera', 'fullscreen']),
  }),
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('event' as const), event }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.nat({ max: 150 }),
      idleMs: fc.constantFrom(null, 0, 3_000, 6_000, 45 * MINUTE),
      busy: fc.subarray<ProbedReason>(['camera']),
      answers: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      minutes: fc.integer({ min: -120, max: 900 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('restart' as const), minutes: fc.nat({ max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('settings' as const),
      breaks,
      hours: fc.nat({ max: hoursOfDay.length - 1 }),
    }),
  },
);

const stories = fc.record({
  breaks,
  hours: fc.nat({ max: hoursOfDay.length - 1 }),
  timeZone: fc.constantFrom<string>(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Etc/UTC',
  ),
  happenings: fc.array(happening, { minLength: 1, maxLength: 20 }),
});
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

interface Moment {
  readonly before: State;
  readonly state: State;
  readonly event: Event;
  readonly effects: readonly Effect[];
  readonly wakeAt: number | null;
  readonly rules: Rules;
  readonly now: number;
}

/** Plays a story and shows every step of it. Returns where it ended. */
function play(story: Story, look: (moment: Moment) => void) {
  const rulesOf = (change: { breaks: Record<string, unknown>; hours: number }): Rules => {
    const day = hoursOfDay[change.hours];
    const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
    const settings = settingsFrom({ breaks: change.breaks, workHours: { ...week, saturday: day } });
    return { settings, timeZone: story.timeZone };
  };
  let rules = rulesOf(story);
  let now = START;
  let state = initialState(now);
  let wakeAt: number | null = null;
  let changesAt: number | null = Number.NEGATIVE_INFINITY;

  const tell = (told: Event): readonly Effect[] => {
    const before = state;
    const live =
      'id' in told && state.phase.kind === 'session' ? { ...told, id: state.phase.id } : told;
    const result = step(state, live, rules, now);
    if (live.type === 'woke') {
      holdToChange(changesAt, before.at, now, result.effects);
    }
    ({ state, wakeAt, changesAt } = result);
    look({ before, state, event: live, effects: result.effects, wakeAt, rules, now });
    return result.effects;
  };

  tell({ type: 'started' });
  for (const next of story.happenings) {
    if (next.do === 'event') tell(next.event);
    if (next.do === 'jump') {
      now += next.minutes * MINUTE;
      tell({ type: 'woke' });
    }
    if (next.do === 'restart') {
      now += next.minutes * MINUTE;
      const parsed = parseState(JSON.parse(JSON.stringify(state)));
      if (parsed.kind !== 'good') throw new Error(`unreadable: ${JSON.stringify(parsed)}`);
      state = parsed.value;
      tell({ type: 'started' });
    }
    if (next.do === 'settings') {
      rules = rulesOf(next);
      tell({ type: 'settings-changed' });
    }
    if (next.do === 'pass') {
      const until = now + next.minutes * MINUTE;
      const answer = (effects: readonly Effect[]) => {
        if (!next.answers) return;
        for (const { type } of effects) {
          if (type === 'sample-idle') answer(tell({ type: 'idle-sample', idleMs: next.idleMs }));
          if (type === 'sample-busy') answer(tell({ type: 'busy-sample', reasons: next.busy }));
        }
      };
      while (wakeAt !== null && wakeAt <= until) {
        now = wakeAt;
        answer(tell({ type: 'woke' }));
      }
      now = until;
    }
  }
  return { state, rules, now, wakeAt };
}

/** `expect` costs more than a step; this is for what is looked at after every one. */
function ensure(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Plays stories and looks at every step of them. */
function always(numRuns: number, look: (moment: Moment) => void): void {
  fc.assert(
    fc.property(stories, (story) => {
      play(story, look);
    }),
    runs(numRuns),
  );
}

describe('whatever happens', () => {
  test('no reminder outside work time, in the quiet end, in a pause or to an empty chair', () => {
    always(150, ({ effects, rules, now, state }) => {
      if (!effects.some(({ type }) => type === 'raise-reminder' || type === 'heads-up')) return;
      const span = workHoursOf(rules).at(now);
      ensure(span.working, 'raised outside work time');
      ensure(now < span.quietFromAt, 'raised in the quiet end');
      ensure(state.pause === null, 'raised in a pause');
      ensure(state.presence.kind === 'present', 'raised to nobody');
    });
  });

  test('sitting time is never negative and never grows while away, paused, held or exercising', () => {
    always(150, ({ before, state }) => {
      ensure(state.intervalFromMs >= 0, 'negative');
      ensure(state.intervalFromMs <= state.sittingMs, 'the interval began after now');
      const frozen =
        (before.pause !== null && state.pause === before.pause) ||
        (before.presence.kind === 'away' && state.presence.kind === 'away') ||
        (before.phase.kind === 'held' && state.phase.kind === 'held') ||
        (before.phase.kind === 'session' && state.phase.kind === 'session');
      const wasAway = before.presence.kind === 'away' && state.presence.kind === 'present';
      ensure(!frozen || wasAway || state.sittingMs <= before.sittingMs, 'grew while frozen');
    });
  });

  test('sitting time grows by no more than the time that passed, and not over a sleep', () => {
    always(150, ({ before, state, rules, now }) => {
      const passed = Math.max(0, now - before.at);
      const unlooked = before.presence.kind === 'away' ? before.presence.unlookedMs : 0;
      ensure(state.sittingMs <= before.sittingMs + passed + unlooked, 'grew too much');
      const naturalMs = rules.settings.breaks.naturalBreakMinutes * MINUTE;
      ensure(passed < naturalMs || state.sittingMs <= before.sittingMs, 'grew over a sleep');
    });
  });

  test('a changed setting keeps sitting time', () => {
    always(150, ({ before, state, event, effects, now }) => {
      if (event.type !== 'settings-changed' || now !== before.at) return;
      if (effects.some(({ type }) => type === 'rest')) return;
      ensure(state.sittingMs === before.sittingMs, 'sitting time changed');
      ensure(state.intervalFromMs === before.intervalFromMs, 'the interval changed');
    });
  });

  test('the next wake is ahead, within a minute, and missing only when nothing can come', () => {
    always(150, ({ wakeAt, now, rules, state }) => {
      if (wakeAt === null) {
        ensure(workHoursOf(rules).at(now).untilAt === Number.POSITIVE_INFINITY, 'work is ahead');
        ensure(state.phase.kind !== 'session', 'a session is open');
        return;
      }
      ensure(wakeAt > now, 'not ahead');
      ensure(wakeAt <= now + MINUTE, 'too far ahead');
    });
  });

  test('every reminder is withdrawn before another is raised, and every session closed', () => {
    always(150, ({ before, state, effects, event }) => {
      const starts = event.type === 'started';
      let open = before.phase.kind === 'reminding' && !starts ? before.phase.id : null;
      let session = before.phase.kind === 'session' ? before.phase.id : null;
      for (const effect of effects) {
        if (effect.type === 'raise-reminder') {
          ensure(open === null, 'two reminders');
          open = effect.id;
        } else if (effect.type === 'withdraw-reminder') {
          ensure(starts || effect.id === open, 'withdrawn, but not open');
          open = null;
        } else if (effect.type === 'open-session') {
          ensure(session === null, 'two sessions');
          session = effect.id;
        } else if (effect.type === 'close-session') {
          ensure(effect.id === session, 'closed, but not open');
          session = null;
        }
      }
      ensure((state.phase.kind === 'reminding' ? state.phase.id : null) === open, 'reminder');
      ensure((state.phase.kind === 'session' ? state.phase.id : null) === session, 'session');
    });
  });

  test('what changed is drawn and saved', () => {
    always(20, ({ before, state, effects, rules, now }) => {
      const face = (s: State) => {
        const { sittingMinutes, nextBreakAt, workChangesAt, ...rest } = statusOf(s, rules, now);
        return JSON.stringify(rest);
      };
      const told = effects.some(({ type }) => type === 'refresh');
      ensure(told || face(before) === face(state), 'changed, but not drawn');
      ensure(!told || effects.some(({ type }) => type === 'save'), 'drawn, but not saved');
    });
  });

  test('every state comes back to counting, off or a pause without a person', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { rules, ...end } = play(story, () => {});
        let { state, now, wakeAt }: { state: State; now: number; wakeAt: number | null } = end;
        const deadline = now + 26 * 60 * MINUTE;
        const isHome = () => {
          const { phase, pause } = statusOf(state, rules, now);
          return phase === 'counting' || phase === 'off' || (phase === 'paused' && pause !== null);
        };
        // Nobody answers anything, not even the probes.
        while (wakeAt !== null && !isHome() && now < deadline) {
          now = wakeAt;
          ({ state, wakeAt } = step(state, { type: 'woke' }, rules, now));
        }
        expect(statusOf(state, rules, now).phase).toBeOneOf(['counting', 'off', 'paused']);
      }),
      runs(150),
    );
  });

  test('a pause with an end has it on time', () => {
    always(150, ({ state, now }) => {
      ensure(state.pause?.untilAt == null || state.pause.untilAt > now, 'still paused');
    });
  });
});

describe('steps that come late', () => {
  test('by less than a rest: the count is the same as by stepping through', () => {
    fc.assert(
      fc.property(stories, fc.nat({ max: 30 * MINUTE }), (story, lateMs) => {
        const { state, rules } = play(story, () => {});
        const naturalMs = rules.settings.breaks.naturalBreakMinutes * MINUTE;
        const at = state.at + Math.min(lateMs, naturalMs - 1);
        let through = step(state, { type: 'woke' }, rules, state.at);
        const isCounting = () =>
          through.state.phase.kind === 'counting' && through.state.presence.kind === 'present';
        while (isCounting() && through.wakeAt !== null && through.state.at < at) {
          const next = Math.min(through.wakeAt, at);
          through = step(through.state, { type: 'woke' }, rules, next);
        }
        // From a due break on, what comes depends on answers that a late step can't have had.
        if (!isCounting()) return;
        const late = step(state, { type: 'woke' }, rules, at).state;
        for (const key of ['sittingMs', 'intervalFromMs', 'working', 'pause'] as const) {
          expect(late[key]).toEqual(through.state[key]);
        }
      }),
      runs(150),
    );
  });

  test('a restart changes nothing but the gap', () => {
    fc.assert(
      fc.property(stories, fc.nat({ max: 29 * MINUTE }), (story, gapMs) => {
        const { state, rules } = play(story, () => {});
        if (state.phase.kind === 'session') return;
        const naturalMs = rules.settings.breaks.naturalBreakMinutes * MINUTE;
        const gap = Math.min(gapMs, naturalMs - 1);
        if (state.at + gap >= workHoursOf(rules).at(state.at).untilAt) return;
        const { state: after } = step(state, { type: 'started' }, rules, state.at + gap);
        for (const key of ['sittingMs', 'intervalFromMs', 'breakNumber', 'entries'] as const) {
          expect(after[key]).toEqual(state[key]);
        }
      }),
      runs(150),
    );
  });
});

test('the person never sits longer without a reminder than the interval and the known delays', () => {
  fc.assert(
    fc.property(breaks, fc.nat({ max: 600 }), (drawn, minutes) => {
      // One who never answers, is never busy, and types all the time.
      const typing = { do: 'pass' as const, idleMs: 0, busy: [], answers: true };
      const story = {
        hours: 0,
        timeZone: 'Europe/Berlin',
        breaks: { ...drawn, quietEndMinutes: 0 },
        happenings: [{ ...typing, minutes: 700 + minutes }],
      };
      let remindedAtMs = 0;
      play(story, ({ state, effects, rules }) => {
        const { intervalMinutes, snoozeMinutes } = rules.settings.breaks;
        if (effects.some(({ type }) => type === 'rest')) remindedAtMs = 0;
        // Lull 1 min, reminder 3 min; then the interval, or the snooze when that is longer.
        const longest = Math.max(intervalMinutes, snoozeMinutes) + 4;
        ensure(state.sittingMs - remindedAtMs <= longest * MINUTE + 5_000, 'no reminder');
        if (effects.some(({ type }) => type === 'raise-reminder')) remindedAtMs = state.sittingMs;
      });
    }),
    runs(200),
  );
});
