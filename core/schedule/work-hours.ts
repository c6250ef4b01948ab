/** Which instants are work time: what holds now, and when to ask again. */

import { isDayOff } from '../days-off';
import { type Settings, weekdays } from '../settings';
import { MINUTE_MS } from '../time';
import { parseTimeOfDay } from '../time-of-day';
import { minutesOfRange } from '../work-range';
import {
  addDays,
  type CalendarDay,
  dayAt,
  dayExists,
  instantAt,
  type LocalTime,
  localTimeAt,
  weekdayIndexOf,
} from './local-time';
import { TOMORROW_MINUTES } from './timing';
import type { Rules, WorkRangeAt } from './types';

/** How many days ahead the next opening is looked for before saying "not until then". */
const DAYS_AHEAD = 400;

/** A stretch that is all work time or all not; half-open. Two of a kind can follow each other. */
export interface Stretch {
  readonly working: boolean;
  readonly fromAt: number;
  /** Infinity when no work range ever follows. */
  readonly untilAt: number;
  /** In work time: no reminder from here to the end, because going home is a rest. */
  readonly quietFromAt: number;
  /** The fixed times in it before the quiet end, ascending. */
  readonly fixedAt: readonly number[];
}

export interface WorkHours {
  /** The span the instant is in. */
  at(instant: number): Stretch;
  /** The day's own ranges, merged where they overlap or touch, in order. */
  rangesOf(day: CalendarDay): readonly WorkRangeAt[];
  /** The day whose work is being done at the instant: the running range's, else the calendar's. */
  dayOf(instant: number): CalendarDay;
  /** When the first range starts at the local time or later; null when none within 400 days does. */
  firstStartFrom(from: LocalTime): number | null;
  /**
   * The local time at which "tomorrow" comes for someone at the instant: the next 04:00. In a
   * range over midnight, the 04:00 after its start, and not before it has ended.
   */
  tomorrowAfter(instant: number): LocalTime;
}

const known = new WeakMap<Settings, Map<string, WorkHours>>();

/**
 * The work hours by these rules. Remembered per settings object and zone, so that an ordinary
 * step asks no calendar; a settings object is never changed in place.
 */
export function workHoursOf({ settings, timeZone }: Rules): WorkHours {
  let byZone = known.get(settings);
  if (!byZone) {
    byZone = new Map();
    known.set(settings, byZone);
  }
  let hours = byZone.get(timeZone);
  if (!hours) {
    hours = createWorkHours(settings, timeZone);
    byZone.set(timeZone, hours);
  }
  return hours;
}

function createWorkHours(settings: Settings, timeZone: string): WorkHours {
  const written = weekdays.map((weekday) => settings.workHours[weekday].map(minutesOfRange));
  const everWorks = written.some((ranges) => ranges.length > 0);
  const fixedTimes = settings.breaks.fixedTimes.map(parseTimeOfDay);
  const quietMs = settings.breaks.quietEndMinutes * MINUTE_MS;
  const byDay = new Map<CalendarDay, readonly WorkRangeAt[]>();
  let latest: Stretch | null = null;

  function rangesOf(day: CalendarDay): readonly WorkRangeAt[] {
    let ranges = byDay.get(day);
    if (!ranges) {
      if (byDay.size > 2 * DAYS_AHEAD) byDay.clear();
      ranges = findRangesOf(day);
      byDay.set(day, ranges);
    }
    return ranges;
  }

  function findRangesOf(day: CalendarDay): readonly WorkRangeAt[] {
    const ranges = written[weekdayIndexOf(day)] ?? [];
    if (ranges.length === 0 || isDayOff(settings.daysOff, day)) return [];
    if (!dayExists(timeZone, day)) return [];
    return merge(
      ranges.map(({ start, end }) => ({
        day,
        startAt: instantAt(timeZone, day, start, 'first'),
        endAt: instantAt(timeZone, day, end, 'second'),
      })),
    );
  }

  function at(instant: number): Stretch {
    if (!latest || instant < latest.fromAt || instant >= latest.untilAt)
      latest = findStretch(instant);
    return latest;
  }

  /** Looks at the days around the instant only, so a range that never ends comes in pieces. */
  function findStretch(instant: number): Stretch {
    const today = dayAt(timeZone, instant);
    const near = [-2, -1, 0, 1, 2, 3].flatMap((days) => rangesOf(addDays(today, days)));
    const horizonAt = instantAt(timeZone, addDays(today, 2), 0, 'first');
    const ranges = merge(near);
    const running = ranges.find((range) => range.startAt <= instant && instant < range.endAt);
    if (running) {
      const last = rangesOf(running.day).every((range) => range.startAt < running.endAt);
      const quietFromAt = running.endAt - (last ? quietMs : 0);
      const untilAt = Math.min(running.endAt, horizonAt);
      const fixedAt = fixedInstants(today, running.startAt, Math.min(quietFromAt, untilAt));
      return { working: true, fromAt: running.startAt, untilAt, quietFromAt, fixedAt };
    }
    const fromAt = ranges.findLast((range) => range.endAt <= instant)?.endAt ?? instant;
    const untilAt = ranges.find((range) => range.startAt > instant)?.startAt ?? openingAfter(today);
    return { working: false, fromAt, untilAt, quietFromAt: untilAt, fixedAt: [] };
  }

  function openingAfter(day: CalendarDay): number {
    if (!everWorks) return Number.POSITIVE_INFINITY;
    const nextDay = { day: addDays(day, 1), minutes: 0 };
    return firstStartFrom(nextDay) ?? instantAt(timeZone, addDays(day, DAYS_AHEAD), 0, 'first');
  }

  function firstStartFrom({ day, minutes }: LocalTime): number | null {
    const fromAt = instantAt(timeZone, day, minutes, 'first');
    for (let days = 0; everWorks && days <= DAYS_AHEAD; days++) {
      const range = rangesOf(addDays(day, days)).find(({ startAt }) => startAt >= fromAt);
      if (range) return range.startAt;
    }
    return null;
  }

  function tomorrowAfter(instant: number): LocalTime {
    const range = runningRange(instant);
    const overnight = range && dayAt(timeZone, range.endAt - 1) > range.day ? range : null;
    const sinceAt = overnight?.startAt ?? instant;
    const today = dayAt(timeZone, sinceAt);
    const day = sinceAt < morningOf(today) ? today : addDays(today, 1);
    return overnight && overnight.endAt > morningOf(day)
      ? localTimeAt(timeZone, overnight.endAt)
      : { day, minutes: TOMORROW_MINUTES };
  }

  function fixedInstants(today: CalendarDay, fromAt: number, untilAt: number): readonly number[] {
    if (fixedTimes.length === 0) return [];
    const instants = [-2, -1, 0, 1]
      .map((days) => addDays(today, days))
      .filter((day) => dayExists(timeZone, day))
      .flatMap((day) => fixedTimes.map((minutes) => instantAt(timeZone, day, minutes, 'first')))
      .filter((fixedAt) => fromAt <= fixedAt && fixedAt < untilAt);
    return [...new Set(instants)].sort((a, b) => a - b);
  }

  const morningOf = (day: CalendarDay) => instantAt(timeZone, day, TOMORROW_MINUTES, 'first');

  function runningRange(instant: number): WorkRangeAt | undefined {
    const today = dayAt(timeZone, instant);
    return [...rangesOf(today), ...rangesOf(addDays(today, -1))].find(
      (range) => range.startAt <= instant && instant < range.endAt,
    );
  }

  const dayOf = (instant: number) => runningRange(instant)?.day ?? dayAt(timeZone, instant);

  return { at, rangesOf, dayOf, firstStartFrom, tomorrowAfter };
}

/** Joins ranges that overlap or touch; the joined one belongs to the day whose range ends it. */
function merge(ranges: readonly WorkRangeAt[]): readonly WorkRangeAt[] {
  const merged: WorkRangeAt[] = [];
  for (const range of ranges.toSorted((a, b) => a.startAt - b.startAt)) {
    if (range.startAt >= range.endAt) continue;
    const before = merged.at(-1);
    if (!before || range.startAt > before.endAt) merged.push(range);
    else if (range.endAt > before.endAt) {
      merged[merged.length - 1] = { ...range, startAt: before.startAt };
    }
  }
  return merged;
}
