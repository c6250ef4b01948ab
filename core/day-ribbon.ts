/** The day as a ribbon: where on it, from 0 to 1, lie the ranges, what happened, now and next. */
import { instantAt } from './schedule/local-time';
import type { DayEntry, DayPlan } from './schedule/types';

export interface RibbonMark {
  readonly entry: DayEntry;
  readonly from: number;
  readonly to: number;
}

export interface DayRibbon {
  readonly startAt: number;
  readonly endAt: number;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  /** In order of time; gaps between ranges are no marks of their own. */
  readonly marks: readonly RibbonMark[];
  /** Whole local hours, at most nine of them. */
  readonly hours: readonly { readonly at: number; readonly position: number }[];
  /** Null when now is before or after all of it. */
  readonly now: number | null;
  readonly next: number | null;
}

const mostHours = 9;
/** An overnight range may reach far into the next day. */
const lastHour = 48;

/** What happened on the day, in order of time; gaps between ranges are nothing of their own. */
export function dayEvents(day: DayPlan): readonly DayEntry[] {
  return day.entries
    .filter((entry) => entry.kind !== 'gap')
    .toSorted((a, b) => a.fromAt - b.fromAt);
}

/** Null for a day without work hours: what happened on it has no place in a day's work. */
export function dayRibbon(day: DayPlan, timeZone: string, now: number): DayRibbon | null {
  if (day.ranges.length === 0) return null;
  const entries = dayEvents(day);
  const endOf = (entry: DayEntry) => Math.max(entry.fromAt, entry.toAt ?? now);
  const startAt = Math.min(
    ...day.ranges.map((range) => range.startAt),
    ...entries.map((entry) => entry.fromAt),
  );
  const endAt = Math.max(...day.ranges.map((range) => range.endAt), ...entries.map(endOf));
  if (!(startAt < endAt)) return null;

  const position = (at: number) => (at - startAt) / (endAt - startAt);
  const inside = (at: number) => at >= startAt && at <= endAt;
  return {
    startAt,
    endAt,
    ranges: day.ranges.map((range) => ({
      from: position(range.startAt),
      to: position(range.endAt),
    })),
    marks: entries.map((entry) => ({
      entry,
      from: position(entry.fromAt),
      to: position(endOf(entry)),
    })),
    hours: hoursBetween(day.day, timeZone, startAt, endAt).map((at) => ({
      at,
      position: position(at),
    })),
    now: inside(now) ? position(now) : null,
    next: day.nextBreakAt !== null && inside(day.nextBreakAt) ? position(day.nextBreakAt) : null,
  };
}

function hoursBetween(
  day: string,
  timeZone: string,
  startAt: number,
  endAt: number,
): readonly number[] {
  const instants = Array.from({ length: lastHour + 1 }, (_, hour) => ({
    hour,
    at: instantAt(timeZone, day, hour * 60, 'first'),
  })).filter(({ at }, i, all) => at >= startAt && at <= endAt && at !== all[i - 1]?.at);
  const every = [1, 2, 3, 4, 6].find((step) => instants.length / step <= mostHours) ?? 12;
  return instants.filter(({ hour }) => hour % every === 0).map(({ at }) => at);
}
