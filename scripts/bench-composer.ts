// How fast breaks are composed with ten years of history, against the design: npm run bench:composer.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionRecord } from '#core/history/record';
import { emptyYear, type HistoryYear, putSession, yearOf } from '#core/history/year';
import { composeBreak } from '#core/moves/compose';
import type { Break } from '#core/moves/composed-break';
import {
  emptyMemory,
  type Library,
  libraryOf,
  type Memory,
  remember,
  rememberAll,
} from '#core/moves/memory';
import { parseMove } from '#core/moves/move-file';
import type { Situation } from '#core/moves/situation';
import { equipment } from '#core/settings';
import { median } from './median';
import { projectDir, runScript, UserError } from './script';

const YEARS = 10;
const BREAKS_A_DAY = 9;
const COMPOSED = 20_000;
const ROUNDS = 5;
const BUDGET_MS = 0.1;
const DAY_MS = 86_400_000;
const firstDay = Date.UTC(2026, 0, 1, 12);

runScript(async () => {
  const library = readLibrary();
  const { situation, years, breaks } = tenYears(library);
  const perBreak = medianMs(() => {
    for (let seed = 0; seed < COMPOSED; seed++) composeBreak({ ...situation, seed });
  });
  const rebuilt = medianMs(() => rememberAll(years, library));
  const kept = perBreak / COMPOSED <= BUDGET_MS;
  console.log(
    `${kept ? 'ok  ' : 'OVER'} ms a break: ${(perBreak / COMPOSED).toFixed(4)} (budget: at most ${BUDGET_MS})`,
  );
  console.log(`     after ${breaks.toLocaleString('en')} breaks in ${YEARS} years`);
  console.log(`     memory: ${JSON.stringify(situation.memory).length.toLocaleString('en')} bytes`);
  console.log(`     memory built anew from the history: ${rebuilt.toFixed(0)} ms`);
  return kept ? 0 : 1;
});

/** A person with everything, every workday of ten years. */
function tenYears(library: Library) {
  const years = new Map<number, HistoryYear>();
  const body = {
    equipment: [...equipment],
    place: 'home',
    level: 'beginner',
    disabledMoves: [],
    focus: ['neck'],
    always: [],
    now: [],
    arm: 'left',
  } as const;
  let memory: Memory = emptyMemory;
  let breaks = 0;
  let today = '';
  const situationOn = (seed: number): Situation => ({
    library,
    body,
    movesPerBreak: 2,
    readySeconds: 0,
    memory,
    today,
    seed,
  });
  for (let day = 0; day < YEARS * 365; day++) {
    const noon = new Date(firstDay + day * DAY_MS);
    if (noon.getUTCDay() % 6 === 0) continue;
    today = noon.toISOString().slice(0, 10);
    let year = years.get(yearOf(today)) ?? emptyYear(yearOf(today));
    for (let index = 0; index < BREAKS_A_DAY; index++) {
      const at = noon.getTime() + index * 45 * 60_000;
      const record = recordOf(composeBreak(situationOn(++breaks)), breaks, at);
      year = putSession(year, today, record);
      memory = remember(memory, today, record, library);
    }
    years.set(year.year, year);
  }
  return { situation: situationOn(breaks), years: [...years.values()], breaks };
}

function recordOf(composed: Break, id: number, at: number): SessionRecord {
  return {
    id: String(id),
    kind: composed.kind,
    outcome: 'done',
    at,
    endedAt: at + composed.seconds * 1000,
    snoozes: 0,
    moves: composed.moves.map(({ id, dose, intensity, rung, reason, seconds }) => ({
      id,
      dose,
      intensity,
      rung,
      reason,
      seconds,
      done: 1,
    })),
  };
}

function readLibrary(): Library {
  const dir = join(projectDir, 'assets/moves');
  return libraryOf(
    readdirSync(dir).map((file) => {
      const parsed = parseMove(file, JSON.parse(readFileSync(join(dir, file), 'utf8')));
      if (!parsed.ok) throw new UserError(`${file} is no move.`);
      return parsed.move;
    }),
  );
}

/** Median milliseconds of a piece of work. */
function medianMs(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return median(times);
}
