import { TZDate } from '@date-fns/tz';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseState } from '#core/schedule/state-file';
import { type Answers, Desk, instant, pausing, typesOf, typing } from './support/desk';
import { runs } from './support/runs';

const MINUTE = 60_000;
const DEAD_BATTERY = '1970-01-01T00:00:07';

/** At 10:05, 20 minutes into the second interval. */
function atWork(settings: Record<string, unknown> = {}): Desk {
  const desk = new Desk('09:00', settings);
  desk.goOnTo('09:45', pausing);
  desk.tell('09:45', { type: 'skip' });
  desk.goOnTo('10:05', typing);
  return desk;
}

function isoOf(at: number): string {
  return new Date(at).toISOString().slice(0, -1);
}

/** The clock jumps to `wrong`, stays so for three minutes, and is set right. */
function throughWrongClock(desk: Desk, wrong: string, answers = typing): void {
  desk.tell(wrong, { type: 'woke' });
  const wrongAt = instant(wrong);
  for (let at = wrongAt + 60_000; at <= wrongAt + 180_000; at += 60_000) {
    desk.goOnTo(new Date(at).toISOString().slice(0, 19), answers);
  }
}

describe.each([
  ['far back', DEAD_BATTERY],
  ['a day back, to the same hours of work', '2026-03-26T10:00'],
  ['two hours back, as a zone taken for another', '08:05'],
  ['far ahead', '2099-01-01T00:00:07'],
  ['two hours ahead', '12:05'],
])('a clock that jumps %s and is set right', (_, wrong) => {
  test('keeps the count', () => {
    const desk = atWork();
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.state.sittingMs).toBeGreaterThanOrEqual(65 * 60_000);
    expect(desk.status('10:08:30').sittingMinutes).toBeLessThanOrEqual(68);
    expect(desk.status('10:08:30')).toMatchObject({ phase: 'counting', breakNumber: 2 });
    expect(desk.state.jump).toBe(null);
  });

  test('keeps a pause to its end', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 60 });
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.status('10:08:30').pause).toEqual({ untilAt: instant('11:05') });
  });

  test('keeps a pause until tomorrow', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 'tomorrow' });
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.status('10:08:30').pause).toEqual({ untilAt: instant('2026-03-30T09:00') });
  });

  test('keeps a snooze', () => {
    const desk = atWork();
    desk.goOnTo('10:30', pausing);
    desk.tell('10:30', { type: 'snooze' });
    throughWrongClock(desk, wrong);
    desk.tell('10:33:30', { type: 'woke' });
    expect(desk.status('10:33:30')).toMatchObject({
      phase: 'snoozed',
      snoozedUntilAt: instant('10:35'),
      snoozesLeft: 2,
    });
  });

  test('shows the reminder again that was open', () => {
    const desk = atWork();
    desk.goOnTo('10:30', pausing);
    throughWrongClock(desk, wrong);
    desk.tell('10:33:30', { type: 'woke' });
    desk.goOnTo('10:33:40', pausing);
    expect(desk.status('10:33:40').phase).toBe('reminding');
  });

  test('leaves no rest behind that never was', () => {
    const desk = atWork();
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.state.entries.map(({ kind }) => kind)).toEqual(['skipped']);
  });

  test('keeps all that over a restart', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 60 });
    throughWrongClock(desk, wrong);
    const read = parseState(JSON.parse(JSON.stringify(desk.state)));
    expect(read).toEqual({ kind: 'good', value: desk.state });
    desk.tell('10:08:30', { type: 'started' });
    expect(desk.status('10:08:30').pause).toEqual({ untilAt: instant('11:05') });
  });

  test('keeps what the person did meanwhile', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 60 });
    desk.tell(wrong, { type: 'woke' });
    const at = (minutes: number) => instant(wrong) + minutes * 60_000;
    desk.tell(at(1), { type: 'resume' });
    desk.tell(at(1), { type: 'pause', length: 30 });
    desk.tell(at(2), { type: 'woke' });
    desk.tell('10:07:30', { type: 'woke' });
    expect(desk.status('10:07:30').pause).toEqual({ untilAt: instant('10:36') });
  });
});

describe('a clock that is wrong at a start', () => {
  test('far back, and set right a little later', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 120 });
    desk.tell(DEAD_BATTERY, { type: 'started' });
    desk.goOnTo('1970-01-01T00:01', typing);
    desk.tell('10:10', { type: 'woke' });
    expect(desk.status('10:10')).toMatchObject({
      pause: { untilAt: instant('12:05') },
      sittingMinutes: expect.toSatisfy((minutes: number) => minutes >= 65),
    });
  });

  test('and the machine was off for longer than a rest: that was one', () => {
    const desk = atWork();
    desk.tell(DEAD_BATTERY, { type: 'started' });
    desk.goOnTo('1970-01-01T00:01', typing);
    desk.tell('11:10', { type: 'woke' });
    expect(desk.sittingMinutes).toBe(0);
    expect(typesOf(desk.effects)).toContain('rest');
  });
});

describe('what is no wrong clock', () => {
  test('two sleeps in a row are two rests', () => {
    const desk = atWork();
    desk.tell('12:05', { type: 'resume-from-sleep' });
    desk.goOnTo('12:10', typing);
    desk.tell('14:10', { type: 'resume-from-sleep' });
    expect(typesOf(desk.effects)).toContain('rest');
  });

  test('a clock set back by much less than the machine slept', () => {
    const desk = atWork();
    desk.tell('15:05', { type: 'resume-from-sleep' });
    desk.goOnTo('15:30', typing);
    const { sittingMs } = desk.state;
    desk.tell('14:25', { type: 'woke' });
    expect(desk.state.sittingMs).toBe(sittingMs);
  });

  test('a clock set back that stays: the way on is time that passes', () => {
    const desk = atWork();
    desk.tell('2026-03-25T10:05', { type: 'woke' });
    desk.goOnTo('2026-03-25T10:20', typing);
    expect(desk.state.sittingMs).toBe(80 * 60_000);
    desk.tell('2026-03-25T11:20', { type: 'resume-from-sleep' });
    expect(desk.sittingMinutes).toBe(0);
  });

  test('after a day it is taken for right', () => {
    const desk = atWork();
    desk.tell('2026-03-20T10:05', { type: 'woke' });
    expect(desk.state.jump).not.toBe(null);
    desk.goOnTo('2026-03-21T10:06', typing);
    expect(desk.state.jump).toBe(null);
  });

  test('a rest in the wrong time that was seen to be one is one', () => {
    const desk = atWork();
    desk.tell('2026-03-26T10:00', { type: 'woke' });
    desk.goOnTo('2026-03-26T10:10', { inputAt: '2026-03-26T10:00', busy: [] });
    expect(desk.status('2026-03-26T10:10').phase).toBe('away');
    desk.tell('10:15:30', { type: 'woke' });
    expect(desk.sittingMinutes).toBe(0);
  });

  test('a session that it jumps ahead in is over, and written down once', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'start', plannedMs: 300_000 });
    const later = [
      ...desk.tell('2099-01-01T00:00', { type: 'woke' }),
      ...desk.goOnTo('2099-01-01T00:03', typing),
      ...desk.tell('10:08:30', { type: 'woke' }),
      ...desk.goOnTo('10:10', typing),
    ];
    expect(typesOf(later).filter((type) => type === 'close-session')).toHaveLength(1);
    const written = later.flatMap((effect) => (effect.type === 'record' ? [effect.entry] : []));
    expect(written.filter(({ kind }) => kind === 'stopped')).toHaveLength(1);
    expect(desk.status('10:10').phase).toBe('counting');
  });

  test('a session goes on through it, and its end stays', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'start', plannedMs: 300_000 });
    const id = desk.status('10:05').session?.id ?? '';
    desk.tell(DEAD_BATTERY, { type: 'woke' });
    expect(desk.state.phase.kind).toBe('session');
    desk.tell('1970-01-01T00:01', { type: 'session-finished', id });
    desk.tell('10:06', { type: 'woke' });
    expect(desk.sittingMinutes).toBeLessThan(1);
    expect(desk.state.phase.kind).toBe('counting');
  });
});

describe('a wrong clock set right, beside a desk whose clock was right all along', () => {
  const call: Answers = { idleMs: 6_000, busy: ['microphone'] };
  const due = (desk: Desk) => desk.goOnTo('10:30', pausing);
  /** How each begins, and how the desktop answers in it; each lasts beyond an hour. */
  const places: Record<string, [begin: (desk: Desk) => void, answers: Answers]> = {
    counting: [() => {}, typing],
    'a pause': [(desk) => desk.tell(desk.state.at, { type: 'pause', length: 120 }), typing],
    'a pause until tomorrow': [
      (desk) => desk.tell(desk.state.at, { type: 'pause', length: 'tomorrow' }),
      typing,
    ],
    'a pause until resumed': [
      (desk) => desk.tell(desk.state.at, { type: 'pause', length: 'forever' }),
      typing,
    ],
    'a snooze': [
      (desk) => {
        due(desk);
        desk.tell(desk.state.at, { type: 'snooze' });
      },
      typing,
    ],
    'a call': [(desk) => desk.goOnTo('10:40', call), call],
    'a meeting': [
      (desk) => {
        desk.tell(desk.state.at, { type: 'meeting', on: true });
        desk.goOnTo('10:40', pausing);
      },
      pausing,
    ],
    'a session': [
      (desk) => desk.tell(desk.state.at, { type: 'start', plannedMs: 3_600_000 }),
      pausing,
    ],
  };

  const hours = fc.integer({ min: 1, max: 20 * 365 * 24 }).map((length) => length * 3_600_000);
  const back = fc.oneof(
    fc.constant(instant(DEAD_BATTERY)),
    hours.map((length) => instant('10:05') - length),
  );
  const ahead = fc.oneof(
    fc.constant(instant('2099-01-01T00:00:07')),
    hours.map((length) => instant('10:05') + length),
  );

  test.each(Object.entries(places))('%s is the same', (name, [begin, answers]) => {
    // A clock that is suddenly ahead looks like a machine that slept through the session.
    const far = name === 'a session' ? back : fc.oneof(back, ahead);
    fc.assert(
      fc.property(
        far,
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (wrongAt, minutes, restarts) => {
          const wrong = atWork({ breaks: { snoozeMinutes: 30 } });
          const right = atWork({ breaks: { snoozeMinutes: 30 } });
          begin(wrong);
          begin(right);
          const backAt = right.state.at + minutes * MINUTE;
          wrong.tell(wrongAt, { type: 'woke' });
          // Longer than an hour away it is a jump; else the clock was set by a little, for good.
          fc.pre(wrong.state.jump !== null);
          wrong.goOnTo(isoOf(wrongAt + minutes * MINUTE), answers);
          const restarted = restarts && name !== 'a session';
          wrong.tell(backAt, { type: restarted ? 'started' : 'woke' });
          wrong.goOnTo(isoOf(backAt + MINUTE), answers);
          right.goOnTo(isoOf(backAt + MINUTE), answers);

          const [is, should] = [wrong, right].map((desk) => desk.status(isoOf(backAt + MINUTE)));
          expect(is).toMatchObject({
            phase: should?.phase,
            pause: should?.pause,
            snoozedUntilAt: should?.snoozedUntilAt,
            heldBecause: should?.heldBecause,
            meeting: should?.meeting,
            breakNumber: should?.breakNumber,
          });
          const lostMs = right.state.sittingMs - wrong.state.sittingMs;
          expect(lostMs).toBeGreaterThanOrEqual(-MINUTE);
          expect(lostMs).toBeLessThanOrEqual((minutes + 1) * MINUTE);
        },
      ),
      runs(60),
    );
  });
});

describe('a pause until tomorrow, wherever one is', () => {
  /** By the calendar of the zone: the first nine o'clock of work that starts after the next four. */
  function nineAfter(saidAt: number, zone: string): number {
    const local = new TZDate(saidAt, zone);
    const day = new TZDate(local.getFullYear(), local.getMonth(), local.getDate(), 4, zone);
    if (day.getTime() <= saidAt) day.setDate(day.getDate() + 1);
    day.setHours(9);
    while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1);
    return day.getTime();
  }
  const zones = [
    'Etc/UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ];

  test('ends at nine of the working day it was said for, in the zone one has gone to', () => {
    const said = fc.integer({ min: instant('2026-01-01T00:00'), max: instant('2026-12-31T00:00') });
    const zone = fc.constantFrom(...zones, 'Asia/Tokyo', 'Asia/Kathmandu', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(said, zone, zone, (saidAt, from, to) => {
        const at = saidAt - (saidAt % MINUTE);
        const desk = new Desk(isoOf(at), {}, from);
        desk.tell(at, { type: 'pause', length: 'tomorrow' });
        expect(desk.state.pause?.untilAt).toBe(nineAfter(at, from));
        const meant = new TZDate(nineAfter(at, from), from);
        desk.travel(to);
        desk.tell(at + MINUTE, { type: 'woke' });
        const there = new TZDate(meant.getFullYear(), meant.getMonth(), meant.getDate(), 9, to);
        expect(desk.state.pause?.untilAt ?? at).toBe(Math.max(at, there.getTime()));
      }),
      runs(150),
    );
  });
});
