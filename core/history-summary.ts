/** What Progress shows: the days, what each muscle got, how doses grew, and comfort. */

import { type CalendarDay, daysBetween } from './history/days';
import type { DaySummary } from './history/record';
import { byDay, type HistoryYear } from './history/year';
import type { BreakMove } from './moves/composed-break';
import { doseOf } from './moves/dose';
import type { Body } from './moves/eligibility';
import { type Library, type Memory, memoryOf } from './moves/memory';
import type { MoveId, Muscle } from './moves/vocabulary';

export interface DayView extends DaySummary {
  readonly day: CalendarDay;
  /** How many done moves worked each muscle; muscles with none are left out. */
  readonly muscles: Readonly<Partial<Record<Muscle, number>>>;
}

/** Where a move stands on its ladder. */
export interface MoveProgress {
  readonly id: MoveId;
  readonly times: number;
  readonly doneOn: CalendarDay | null;
  /** Today's dose in full, here, with its reason. */
  readonly dose: BreakMove['dose'];
  readonly reason: BreakMove['doseReason'];
  /** The rung, from 1, of how many. */
  readonly rung: number;
  readonly rungs: number;
  /** Each change of rung, oldest first, with the day it was first done on; rungs from 1. */
  readonly climbed: readonly { readonly day: CalendarDay; readonly rung: number }[];
}

export interface HistorySummary {
  /** Days with any record, oldest first. */
  readonly days: readonly DayView[];
  /** The moves of the library that were ever done, in its order. */
  readonly moves: readonly MoveProgress[];
  readonly comfort: readonly { readonly day: CalendarDay; readonly value: number }[];
  /** Whether a week has passed since comfort was last asked for. */
  readonly mayAskComfort: boolean;
}

const daysBetweenComfort = 7;

/** Everything Progress shows on `today`, from all the years there are. */
export function summarize(
  years: readonly HistoryYear[],
  memory: Memory,
  library: Library,
  body: Body,
  today: CalendarDay,
): HistorySummary {
  const inOrder = years.toSorted((one, other) => one.year - other.year);
  const comfort = inOrder
    .flatMap((year) => byDay(year.comfort))
    .map(([day, value]) => ({ day, value }));
  const climbs = climbsOf(inOrder);
  return {
    days: inOrder.flatMap((year) =>
      byDay(year.days).map(([day, { summary }]) => ({
        day,
        ...summary,
        muscles: musclesOf(summary, library),
      })),
    ),
    moves: Array.from(library.values()).flatMap((move) => {
      const past = memoryOf(memory, move.id);
      if (!past || past.times === 0) return [];
      const { dose, rung, reason } = doseOf(move, memory, today, body, 'full');
      return [
        {
          id: move.id,
          times: past.times,
          doneOn: past.doneOn,
          dose,
          reason,
          rung: rung + 1,
          rungs: move.ladder.length,
          climbed: climbs.get(move.id) ?? [],
        },
      ];
    }),
    comfort,
    mayAskComfort: mayAskComfort(comfort.at(-1)?.day ?? null, today),
  };
}

/** Comfort is asked for once in seven days at most. `last` is the last day it was told. */
export function mayAskComfort(last: CalendarDay | null, today: CalendarDay): boolean {
  return last === null || daysBetween(last, today) >= daysBetweenComfort;
}

function musclesOf(summary: DaySummary, library: Library): Partial<Record<Muscle, number>> {
  const counts: Partial<Record<Muscle, number>> = {};
  for (const [id, times] of Object.entries(summary.moves)) {
    for (const muscle of library.get(id)?.muscles ?? []) {
      counts[muscle] = (counts[muscle] ?? 0) + times;
    }
  }
  return counts;
}

function climbsOf(
  years: readonly HistoryYear[],
): Map<MoveId, { day: CalendarDay; rung: number }[]> {
  const climbs = new Map<MoveId, { day: CalendarDay; rung: number }[]>();
  for (const [day, { sessions }] of years.flatMap((year) => byDay(year.days))) {
    for (const move of sessions.flatMap((session) => session.moves)) {
      if (move.done === 0) continue;
      const soFar = climbs.get(move.id) ?? [];
      climbs.set(move.id, soFar);
      if (soFar.at(-1)?.rung !== move.rung + 1) soFar.push({ day, rung: move.rung + 1 });
    }
  }
  return climbs;
}
