/** `history/YYYY.json`: a year's days, each with a small summary and its records. */
import { z } from 'zod';
import { issueText } from '../error-message';
import type { CalendarDay } from './days';
import {
  calendarDay,
  type DaySummary,
  daySummarySchema,
  doneFrom,
  type RestRecord,
  restRecordSchema,
  type SessionRecord,
  sessionRecordSchema,
} from './record';

const daySchema = z.strictObject({
  summary: daySummarySchema,
  sessions: z.array(sessionRecordSchema),
  rests: z.array(restRecordSchema),
});

export const comfortSchema = z.number().int().min(0).max(10);

export const yearSchema = z
  .strictObject({
    version: z.literal(1),
    year: z.number().int().min(1970).max(9999),
    days: z.record(calendarDay, daySchema),
    /** How neck and shoulders felt, from 0 (bad) to 10 (good), by the day it was said. */
    comfort: z.record(calendarDay, comfortSchema),
  })
  .superRefine((file, context) => {
    for (const part of ['days', 'comfort'] as const) {
      for (const day of Object.keys(file[part])) {
        if (yearOf(day) === file.year) continue;
        const message = `a day of ${file.year}`;
        context.addIssue({ code: 'custom', path: [part, day], message });
      }
    }
  });

export type HistoryDay = z.infer<typeof daySchema>;
export type HistoryYear = z.infer<typeof yearSchema>;

export type ParsedYear =
  | { readonly kind: 'good'; readonly value: HistoryYear }
  /** Written by a later version. */
  | { readonly kind: 'newer' }
  /** `problem` names the first bad field and what was expected there. */
  | { readonly kind: 'bad'; readonly problem: string };

/** Reads the parsed JSON of a year's file. Never throws. */
export function parseYear(raw: unknown): ParsedYear {
  if (isNewer(raw)) return { kind: 'newer' };
  const read = yearSchema.safeParse(raw);
  return read.success
    ? { kind: 'good', value: read.data }
    : { kind: 'bad', problem: issueText(read.error) };
}

export function emptyYear(year: number): HistoryYear {
  return { version: 1, year, days: {}, comfort: {} };
}

export function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

/** Days with what is kept of them, oldest first. */
export function byDay<T>(days: Readonly<Record<CalendarDay, T>>): [CalendarDay, T][] {
  return Object.entries(days).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Adds a session, or replaces the one with its id. Throws a RangeError for another year's day. */
export function putSession(
  year: HistoryYear,
  day: CalendarDay,
  session: SessionRecord,
): HistoryYear {
  return putDay(year, day, (old) => ({ ...old, sessions: put(old.sessions, [session]) }));
}

/**
 * Adds a rest, or replaces the one with its id. One of no length never was: a wrong clock had
 * made it up, and it is taken out. Throws a RangeError for another year's day.
 */
export function putRest(year: HistoryYear, day: CalendarDay, rest: RestRecord): HistoryYear {
  return putDay(year, day, (old) => ({
    ...old,
    rests:
      rest.at === rest.endedAt
        ? old.rests.filter(({ id }) => id !== rest.id)
        : put(old.rests, [rest]),
  }));
}

/** Notes how neck and shoulders felt on a day, 0 to 10. Throws a RangeError for anything else. */
export function putComfort(year: HistoryYear, day: CalendarDay, comfort: number): HistoryYear {
  if (!comfortSchema.safeParse(comfort).success) throw new RangeError(`comfort ${comfort}`);
  checkYear(year, day);
  return { ...year, comfort: { ...year.comfort, [day]: comfort } };
}

/** All that is in either; where both have the same record, the one of `newer` holds. */
export function mergeYears(older: HistoryYear, newer: HistoryYear): HistoryYear {
  const days = { ...older.days };
  for (const [day, { sessions, rests }] of Object.entries(newer.days)) {
    checkYear(older, day);
    const old = days[day] ?? emptyDay;
    days[day] = dayOf(put(old.sessions, sessions), put(old.rests, rests));
  }
  return { ...older, days, comfort: { ...older.comfort, ...newer.comfort } };
}

function putDay(
  year: HistoryYear,
  day: CalendarDay,
  change: (day: HistoryDay) => HistoryDay,
): HistoryYear {
  checkYear(year, day);
  const { sessions, rests } = change(year.days[day] ?? emptyDay);
  return { ...year, days: { ...year.days, [day]: dayOf(sessions, rests) } };
}

/** A day with these records and its summary. */
export function dayOf(sessions: SessionRecord[], rests: RestRecord[]): HistoryDay {
  return { summary: summaryOf(sessions, rests), sessions, rests };
}

/** By time; of records with one id there is only the last put. */
function put<T extends { id: string; at: number }>(records: readonly T[], more: readonly T[]): T[] {
  const byId = new Map([...records, ...more].map((record) => [record.id, record]));
  return [...byId.values()].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

function summaryOf(sessions: readonly SessionRecord[], rests: readonly RestRecord[]): DaySummary {
  const withOutcome = (outcome: SessionRecord['outcome']) =>
    sessions.filter((session) => session.outcome === outcome).length;
  const moves = sessions.flatMap((session) => session.moves);
  const times = new Map<string, number>();
  for (const move of moves) {
    if (move.done >= doneFrom) times.set(move.id, (times.get(move.id) ?? 0) + 1);
  }
  return {
    offered: sessions.length,
    done: withOutcome('done'),
    half: withOutcome('half'),
    stopped: withOutcome('stopped'),
    skipped: withOutcome('skipped'),
    missed: withOutcome('missed'),
    snoozed: sessions.reduce((sum, session) => sum + session.snoozes, 0),
    natural: rests.length,
    hurt: moves.filter((move) => move.hurt).length,
    movedSeconds: Math.round(moves.reduce((sum, move) => sum + move.seconds * move.done, 0)),
    moves: Object.fromEntries(times),
  };
}

const emptyDay = dayOf([], []);

function checkYear(year: HistoryYear, day: CalendarDay): void {
  if (yearOf(day) !== year.year) throw new RangeError(`${day} is no day of ${year.year}`);
}

function isNewer(raw: unknown): boolean {
  const version = z.looseObject({ version: z.number() }).safeParse(raw);
  return version.success && version.data.version > 1;
}
