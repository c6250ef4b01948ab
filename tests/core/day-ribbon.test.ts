import { describe, expect, it } from 'vitest';
import { dayEvents, dayRibbon } from '#core/day-ribbon';
import type { DayEntry, DayPlan } from '#core/schedule/types';

const berlin = 'Europe/Berlin';
const at = (time: string, day = '2026-03-03') => Date.parse(`${day}T${time}:00+01:00`);

function plan(
  ranges: readonly [string, string][],
  entries: readonly DayEntry[] = [],
  nextBreakAt: number | null = null,
): DayPlan {
  const day = '2026-03-03';
  return {
    day,
    ranges: ranges.map(([start, end]) => ({ day, startAt: at(start), endAt: at(end) })),
    entries,
    nextBreakAt,
  };
}

function entry(kind: DayEntry['kind'], from: string, to: string | null): DayEntry {
  const toAt = to === null ? null : at(to);
  return { id: `${kind}-${from}`, kind, fromAt: at(from), toAt, breakNumber: null, snoozes: 0 };
}

describe('dayRibbon', () => {
  it('reaches from the first range to the last', () => {
    const ribbon = dayRibbon(
      plan([
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ]),
      berlin,
      at('11:00'),
    );
    expect(ribbon?.startAt).toBe(at('09:00'));
    expect(ribbon?.endAt).toBe(at('17:00'));
    expect(ribbon?.ranges).toEqual([
      { from: 0, to: 3 / 8 },
      { from: 4 / 8, to: 1 },
    ]);
    expect(ribbon?.now).toBe(2 / 8);
  });

  it('is none on a free day; what happened then is still told, in order and without gaps', () => {
    const session = entry('session', '10:00', '10:02');
    const rest = entry('natural', '09:00', '09:10');
    const day = plan([], [session, entry('gap', '12:00', '13:00'), rest]);
    expect(dayRibbon(day, berlin, at('11:00'))).toBeNull();
    expect(dayEvents(day)).toEqual([rest, session]);
  });

  it('has no now before and after the day', () => {
    const day = plan([['09:00', '17:00']]);
    expect(dayRibbon(day, berlin, at('08:59'))?.now).toBeNull();
    expect(dayRibbon(day, berlin, at('17:01'))?.now).toBeNull();
  });

  it('shows what happened in order, gaps left out, a rest that lasts up to now', () => {
    const entries = [
      entry('gap', '12:00', '13:00'),
      entry('natural', '14:00', null),
      entry('session', '10:00', '10:02'),
    ];
    const ribbon = dayRibbon(plan([['09:00', '17:00']], entries), berlin, at('15:00'));
    expect(ribbon?.marks.map((mark) => mark.entry.kind)).toEqual(['session', 'natural']);
    expect(ribbon?.marks[1]).toMatchObject({ from: 5 / 8, to: 6 / 8 });
  });

  it('grows to hold a session outside of the work hours', () => {
    const entries = [entry('session', '07:00', '07:02')];
    expect(dayRibbon(plan([['09:00', '17:00']], entries), berlin, at('09:00'))?.startAt).toBe(
      at('07:00'),
    );
  });

  it('is null on a day without hours on which nothing happened', () => {
    expect(dayRibbon(plan([]), berlin, at('09:00'))).toBeNull();
  });

  it('names few enough hours to be read', () => {
    const day = plan([['05:00', '22:00']]);
    const hours = dayRibbon(day, berlin, at('09:00'))?.hours ?? [];
    expect(hours.map((hour) => hour.at)).toEqual([
      at('06:00'),
      at('08:00'),
      at('10:00'),
      at('12:00'),
      at('14:00'),
      at('16:00'),
      at('18:00'),
      at('20:00'),
      at('22:00'),
    ]);
  });

  it('does not name the hour that the clock skips', () => {
    const day = '2026-03-29';
    const startAt = Date.parse('2026-03-29T00:00:00+01:00');
    const endAt = Date.parse('2026-03-29T06:00:00+02:00');
    const ribbon = dayRibbon(
      { day, ranges: [{ day, startAt, endAt }], entries: [], nextBreakAt: null },
      berlin,
      startAt,
    );
    const local = ribbon?.hours.map((hour) =>
      new Date(hour.at).toLocaleTimeString('en-GB', { timeZone: berlin, timeStyle: 'short' }),
    );
    expect(local).toEqual(['00:00', '01:00', '03:00', '04:00', '05:00', '06:00']);
  });

  it('places the next break only while it is on the ribbon', () => {
    const day = plan([['09:00', '17:00']], [], at('10:00'));
    expect(dayRibbon(day, berlin, at('09:30'))?.next).toBe(1 / 8);
    expect(dayRibbon(plan([['09:00', '17:00']]), berlin, at('16:55'))?.next).toBeNull();
  });
});
