// Random scenarios for the second opinion: any zone, 2000–2040, most of them over a clock change.
import fc from 'fast-check';
import { offsetMsAt } from '#core/schedule/local-time';
import { parseSettings, type Settings, weekdays } from '#core/settings';
import type { Scenario, ScenarioEvent } from '../../../../scripts/simulation/scenario';
import type { OracleEvent, OracleRules, OracleScenario } from './oracle';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const zones = Intl.supportedValuesOf('timeZone');

const time = fc
  .tuple(fc.nat({ max: 23 }), fc.constantFrom(0, 0, 0, 10, 15, 30, 45, 50))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const range = fc
  .tuple(time, time)
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => ({ start, end }));
const officeDay = fc.constantFrom(
  [{ start: '09:00', end: '17:30' }],
  [
    { start: '08:30', end: '12:00' },
    { start: '13:00', end: '17:00' },
  ],
  [
    { start: '09:00', end: '12:00' },
    { start: '12:03', end: '17:00' },
  ],
  [{ start: '22:00', end: '06:00' }],
  [{ start: '00:30', end: '03:30' }],
);
const dayHours = fc.oneof(
  { weight: 3, arbitrary: officeDay },
  { weight: 2, arbitrary: fc.array(range, { maxLength: 3 }) },
);

const breaks = fc.record({
  intervalMinutes: fc.constantFrom(5, 10, 20, 30, 45, 60, 180),
  headsUpSeconds: fc.constantFrom(0, 0, 30, 60, 180),
  snoozeMinutes: fc.integer({ min: 1, max: 30 }),
  snoozeLimit: fc.integer({ min: 0, max: 3 }),
  skipAllowed: fc.boolean(),
  naturalBreakMinutes: fc.constantFrom(2, 3, 5, 5, 10, 30),
  quietEndMinutes: fc.constantFrom(0, 5, 10, 60),
  maxHoldMinutes: fc.constantFrom(1, 10, 60, 240),
  fixedTimes: fc.array(time, { maxLength: 3 }),
});

/** A change of the machine's state takes some minutes; they don't overlap one another. */
const absence = fc.record({
  type: fc.constantFrom('away', 'lock', 'sleep', 'restart'),
  afterMinutes: fc.integer({ min: 1, max: 240 }),
  minutes: fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 600 })),
});
const act = fc.record({
  type: fc.constantFrom('busy', 'busy', 'pause', 'pause', 'resume', 'start', 'interval'),
  afterMinutes: fc.integer({ min: 0, max: 180 }),
  minutes: fc.constantFrom(5, 10, 25, 30, 45, 60, 90),
  forever: fc.boolean(),
  why: fc.constantFrom('fullscreen', 'microphone'),
});

/** The same scenario in the words of the engine and of the oracle. */
export interface Pair {
  readonly engine: Scenario;
  readonly oracle: OracleScenario;
}

export const pairs: fc.Arbitrary<Pair> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    week: fc.tuple(dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours),
    dayOffIn: fc.option(fc.integer({ min: -1, max: 2 })),
    breaks,
    day: fc.integer({ min: Date.UTC(2000, 0, 3) / DAY, max: Date.UTC(2040, 11, 28) / DAY }),
    atClockChange: fc.boolean(),
    startMinute: fc.nat({ max: 1439 }),
    hours: fc.integer({ min: 6, max: 30 }),
    answer: fc.constantFrom('finish', 'snooze', 'skip', 'ignore'),
    absences: fc.array(absence, { maxLength: 6 }),
    acts: fc.array(act, { maxLength: 8 }),
  })
  .map((drawn): Pair => {
    const { timeZone, answer } = drawn;
    const around = drawn.atClockChange ? nearClockChange(timeZone, drawn.day) : drawn.day;
    const fromAt = around * DAY + drawn.startMinute * MINUTE;
    const toAt = fromAt + drawn.hours * HOUR;
    const workHours = Object.fromEntries(weekdays.map((weekday, i) => [weekday, drawn.week[i]]));
    const daysOff =
      drawn.dayOffIn === null
        ? []
        : [new Date((around + drawn.dayOffIn) * DAY).toISOString().slice(0, 10)];
    const events = schedule(drawn.absences, drawn.acts, fromAt);
    const raw = { breaks: drawn.breaks, workHours, daysOff };
    const { settings } = parseSettings(raw);
    const rules = { timeZone, workHours, daysOff, ...drawn.breaks } as OracleRules;
    return {
      engine: {
        timeZone,
        settings,
        fromAt,
        toAt,
        answer,
        events: events.map((e) => told(e, settings)),
      },
      oracle: { rules, fromAt, toAt, answer, events },
    };
  });

/** A day within two before the zone's next clock change, if it has one within half a year. */
function nearClockChange(timeZone: string, day: number): number {
  const before = offsetMsAt(timeZone, day * DAY);
  for (let later = day; later < day + 200; later++) {
    if (offsetMsAt(timeZone, later * DAY) !== before) return later - 2;
  }
  return day;
}

function schedule(
  absences: readonly { type: string; afterMinutes: number; minutes: number }[],
  acts: readonly {
    type: string;
    afterMinutes: number;
    minutes: number;
    forever: boolean;
    why: string;
  }[],
  fromAt: number,
): OracleEvent[] {
  const gone: { fromAt: number; toAt: number }[] = [];
  const events: OracleEvent[] = [];
  let at = fromAt;
  for (const { type, afterMinutes, minutes } of absences) {
    at += afterMinutes * MINUTE;
    events.push({ at, type, minutes } as OracleEvent);
    gone.push({ fromAt: at, toAt: at + minutes * MINUTE });
    at += minutes * MINUTE;
  }
  at = fromAt;
  for (const { type, afterMinutes, minutes, forever, why } of acts) {
    at += (afterMinutes + 1) * MINUTE;
    // Nobody presses a button while away, and only one at a time.
    for (let i = 0; i < gone.length; i++) {
      const absence = gone.find((span) => span.fromAt <= at && at <= span.toAt);
      if (absence) at = absence.toAt + MINUTE;
    }
    const length = type === 'pause' && forever ? null : minutes;
    events.push({ at, type, minutes: length, why } as OracleEvent);
  }
  return events;
}

function told(event: OracleEvent, settings: Settings): ScenarioEvent {
  switch (event.type) {
    case 'busy':
      return { at: event.at, type: 'busy', minutes: event.minutes, why: event.why };
    case 'pause': {
      const { at } = event;
      if (event.minutes === null) return { at, type: 'pause', until: 'forever' };
      return { at, type: 'pause', minutes: event.minutes, until: 'forever' };
    }
    case 'interval': {
      const breaks = { ...settings.breaks, intervalMinutes: event.minutes };
      return { at: event.at, type: 'settings', settings: { ...settings, breaks } };
    }
    case 'resume':
    case 'start':
      return event;
    default:
      return { at: event.at, type: event.type, minutes: event.minutes };
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
