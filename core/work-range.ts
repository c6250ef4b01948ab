/** A work range in minutes: the one place that knows of ranges over midnight. */
import { DAY_MINUTES } from './time';
import { type MinutesOfDay, parseTimeOfDay } from './time-of-day';

/** As written in `settings.json`: `22:00`–`06:00` ends on the day after it starts. */
export interface WrittenRange {
  readonly start: string;
  readonly end: string;
}

/** Minutes since the midnight that begins the range's day. */
export interface MinuteRange {
  readonly start: MinutesOfDay;
  /** Past 1440 for an overnight range. */
  readonly end: number;
}

/** Throws a RangeError when start or end is not `HH:MM`. */
export function minutesOfRange(range: WrittenRange): MinuteRange {
  const start = parseTimeOfDay(range.start);
  const end = parseTimeOfDay(range.end);
  return { start, end: end > start ? end : end + DAY_MINUTES };
}

/** Whether a range ends on the day after the one it belongs to. */
export function isOvernight(range: WrittenRange): boolean {
  return minutesOfRange(range).end > DAY_MINUTES - 1;
}

/** Ordered by their starts. */
export function minutesInOrder(ranges: readonly WrittenRange[]): readonly MinuteRange[] {
  return ranges.map(minutesOfRange).toSorted((a, b) => a.start - b.start);
}

/** Whether ranges of one day share minutes. The schedule counts them once. */
export function rangesOverlap(ranges: readonly WrittenRange[]): boolean {
  const ordered = minutesInOrder(ranges);
  return ordered.some(
    (range, i) => range.end > (ordered[i + 1]?.start ?? Number.POSITIVE_INFINITY),
  );
}
