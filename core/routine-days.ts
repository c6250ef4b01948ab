/** When the longer routine is offered. */
import { type CalendarDay, weekdayIndexOf } from './schedule/local-time';
import type { DayPlan } from './schedule/types';
import { type Weekday, weekdays } from './weekdays';

/** Whether this is one of the days the person chose for it. */
export function isRoutineDay(routineDays: readonly Weekday[], day: CalendarDay): boolean {
  const weekday = weekdays[weekdayIndexOf(day)];
  return weekday !== undefined && routineDays.includes(weekday);
}

/** Whether a break that is due now comes with it: the first of a routine day. */
export function isRoutineOffered(
  routineDays: readonly Weekday[],
  { day, entries }: Pick<DayPlan, 'day' | 'entries'>,
): boolean {
  const hadBreak = entries.some(({ kind }) => kind !== 'gap' && kind !== 'natural');
  return isRoutineDay(routineDays, day) && !hadBreak;
}
