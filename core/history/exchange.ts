/** The history as a file to take away and bring back: JSON for programs, CSV for spreadsheets. */
import { z } from 'zod';
import { issueText, messageOf } from '../error-message';
import { readCsv, writeCsv } from './csv';
import type { CalendarDay } from './days';
import {
  calendarDay,
  type RestRecord,
  restRecordSchema,
  type SessionMove,
  type SessionRecord,
  sessionRecordSchema,
} from './record';
import {
  byDay,
  comfortSchema,
  dayOf,
  emptyYear,
  type HistoryYear,
  mergeYears,
  yearOf,
  yearSchema,
} from './year';

const exportSchema = z.strictObject({
  format: z.literal('unhunch-history'),
  version: z.literal(1),
  years: z.array(z.unknown()),
});

export type ImportedHistory =
  | { readonly ok: true; readonly years: readonly HistoryYear[] }
  /** `problem` says in English where and what, such as `line 3, outcome: …`. */
  | { readonly ok: false; readonly problem: string };

export function exportJson(years: readonly HistoryYear[]): string {
  const file = { format: 'unhunch-history', version: 1, years: inOrder(years) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const columns = [
  'day',
  'type',
  'id',
  'at',
  'endedAt',
  'kind',
  'outcome',
  'snoozes',
  'wait',
  'rating',
  'move',
  'done',
  'hurt',
  'intensity',
  'rung',
  'seconds',
  'reps',
  'holdSeconds',
  'form',
  'resistance',
  'sideSeconds',
  'rounds',
  'reason',
  'reasonParams',
  'comfort',
  'doneAs',
] as const;

/** Columns that the exports of older versions do not have. */
const laterColumns: readonly string[] = ['doneAs', 'wait'];

type Row = Partial<Record<(typeof columns)[number], string | number>>;

/** One row for each move of a session, for each rest, and for each time comfort was told. */
export function exportCsv(years: readonly HistoryYear[]): string {
  const rows = inOrder(years).flatMap((year) => [
    ...byDay(year.days).flatMap(([day, { sessions, rests }]) => [
      ...sessions.flatMap((session) => sessionRows(day, session)),
      ...rests.map((rest) => restRow(day, rest)),
    ]),
    ...byDay(year.comfort).map(([day, comfort]): Row => ({ day, type: 'comfort', comfort })),
  ]);
  return writeCsv([
    columns,
    ...rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
  ]);
}

/** How much of it has been read, of how much. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Reads what either export wrote. Takes all of it or nothing. Never throws. Pauses after
 * each row of CSV and each year of JSON, and says how far it is.
 */
export function* importHistory(text: string): Generator<ImportProgress, ImportedHistory> {
  try {
    const isJson = text.trimStart().startsWith('{');
    return { ok: true, years: yield* isJson ? readJson(text) : readRows(text) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function* readJson(text: string): Generator<ImportProgress, HistoryYear[]> {
  const { years } = exportSchema.parse(JSON.parse(text));
  const read: HistoryYear[] = [];
  for (const [index, raw] of years.entries()) {
    const parsed = yearSchema.safeParse(raw);
    if (!parsed.success) throw new SyntaxError(`years.${index}.${issueText(parsed.error)}`);
    read.push(mergeYears(emptyYear(parsed.data.year), parsed.data));
    yield { done: index + 1, total: years.length };
  }
  return read;
}

function* readRows(text: string): Generator<ImportProgress, HistoryYear[]> {
  const rows = readCsv(text);
  const header = rows.next().value?.fields;
  const missing = columns.find(
    (column) => !header?.includes(column) && !laterColumns.includes(column),
  );
  if (!header || missing) {
    throw new SyntaxError(`line 1: no column ${missing}: not an export of this app's history`);
  }
  const records: Records = { days: new Map(), comfort: new Map() };
  let line = 1;
  for (const { fields, end } of rows) {
    line += 1;
    const row = Object.fromEntries(header.map((column, at) => [column, fields[at] ?? ''])) as Cells;
    atLine(line, () => takeRow(records, row));
    yield { done: end, total: text.length };
  }
  return yearsOf(records);
}

/** What has been read so far; the records of a day by id. */
interface Records {
  readonly days: Map<CalendarDay, DayRecords>;
  readonly comfort: Map<CalendarDay, number>;
}

interface DayRecords {
  readonly sessions: Map<string, SessionRecord>;
  readonly rests: Map<string, RestRecord>;
}

function takeRow({ days, comfort }: Records, row: Cells): void {
  const day = calendarDay.parse(row.day);
  const { sessions, rests } = days.get(day) ?? { sessions: new Map(), rests: new Map() };
  switch (row.type) {
    case 'session':
      takeSession(sessions, sessionOf(row, row.move === '' ? [] : [moveOf(row)]));
      break;
    case 'rest':
      rests.set(row.id, restOf(row));
      break;
    case 'comfort':
      comfort.set(day, comfortSchema.parse(Number(row.comfort)));
      return;
    default:
      throw new SyntaxError(`type: ${JSON.stringify(row.type)} is not session, rest or comfort`);
  }
  days.set(day, { sessions, rests });
}

/** A session has one row for each of its moves. */
function takeSession(sessions: DayRecords['sessions'], row: SessionRecord): void {
  const begun = sessions.get(row.id);
  if (begun) begun.moves.push(...row.moves);
  else sessions.set(row.id, row);
}

function yearsOf({ days, comfort }: Records): HistoryYear[] {
  const years = new Map<number, HistoryYear>();
  const yearWith = (day: CalendarDay) => {
    const year = years.get(yearOf(day)) ?? emptyYear(yearOf(day));
    years.set(year.year, year);
    return year;
  };
  for (const [day, { sessions, rests }] of days) {
    yearWith(day).days[day] = dayOf([...sessions.values()], [...rests.values()]);
  }
  for (const [day, value] of comfort) yearWith(day).comfort[day] = value;
  // Merging puts each day's records in order.
  return inOrder([...years.values()].map((year) => mergeYears(emptyYear(year.year), year)));
}

type Cells = Record<(typeof columns)[number], string>;

function sessionRows(day: CalendarDay, session: SessionRecord): Row[] {
  const shared: Row = {
    day,
    type: 'session',
    id: session.id,
    at: iso(session.at),
    endedAt: iso(session.endedAt),
    kind: session.kind,
    outcome: session.outcome,
    snoozes: session.snoozes,
    wait: session.wait ? 'yes' : '',
    rating: session.rating ?? '',
  };
  return session.moves.length === 0
    ? [shared]
    : session.moves.map((move) => ({ ...shared, ...moveCells(move) }));
}

function moveCells({ dose, reason, form, ...move }: SessionMove): Row {
  return {
    move: move.id,
    doneAs: form ?? '',
    done: move.done,
    hurt: move.hurt ? 'yes' : '',
    intensity: move.intensity,
    rung: move.rung,
    seconds: move.seconds,
    ...(dose.kind === 'reps'
      ? {
          reps: dose.reps,
          holdSeconds: dose.holdSeconds,
          form: dose.form,
          resistance: dose.resistance ?? '',
        }
      : { sideSeconds: dose.seconds, rounds: dose.rounds }),
    reason: reason.key,
    reasonParams: reason.params ? JSON.stringify(reason.params) : '',
  };
}

function restRow(day: CalendarDay, rest: RestRecord): Row {
  const endedAt = rest.endedAt === null ? '' : iso(rest.endedAt);
  return { day, type: 'rest', id: rest.id, at: iso(rest.at), endedAt };
}

function sessionOf(row: Cells, moves: readonly unknown[]): SessionRecord {
  return sessionRecordSchema.parse({
    id: row.id,
    kind: row.kind,
    outcome: row.outcome,
    at: Date.parse(row.at),
    endedAt: Date.parse(row.endedAt),
    snoozes: Number(row.snoozes),
    ...(row.wait === 'yes' ? { wait: true } : {}),
    ...(row.rating === '' ? {} : { rating: row.rating }),
    moves,
  });
}

function moveOf(row: Cells): unknown {
  const dose =
    row.reps === ''
      ? { kind: 'time', seconds: Number(row.sideSeconds), rounds: Number(row.rounds) }
      : {
          kind: 'reps',
          reps: Number(row.reps),
          holdSeconds: Number(row.holdSeconds),
          form: row.form,
          ...(row.resistance === '' ? {} : { resistance: row.resistance }),
        };
  return {
    id: row.move,
    dose,
    ...(row.doneAs ? { form: row.doneAs } : {}),
    intensity: row.intensity,
    rung: Number(row.rung),
    seconds: Number(row.seconds),
    done: Number(row.done),
    ...(row.hurt === 'yes' ? { hurt: true } : {}),
    reason: {
      key: row.reason,
      ...(row.reasonParams === '' ? {} : { params: JSON.parse(row.reasonParams) }),
    },
  };
}

function restOf(row: Cells): RestRecord {
  const endedAt = row.endedAt === '' ? null : Date.parse(row.endedAt);
  return restRecordSchema.parse({ id: row.id, at: Date.parse(row.at), endedAt });
}

/** Names the line in whatever is wrong with it. */
function atLine(line: number, read: () => void): void {
  try {
    read();
  } catch (error) {
    throw new SyntaxError(`line ${line}, ${problemOf(error)}`);
  }
}

function problemOf(error: unknown): string {
  return error instanceof z.ZodError ? issueText(error) : messageOf(error);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function inOrder(years: readonly HistoryYear[]): HistoryYear[] {
  return years.toSorted((one, other) => one.year - other.year);
}
