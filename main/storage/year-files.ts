/** The files of the history, one a year, by their names. */
import { join } from 'node:path';
import { type HistoryYear, parseYear } from '#core/history/year';
import type { JsonFile } from './json-file';
import { namesIn } from './text-file';

/** In bytes: twenty breaks a day all year are a fifth of it. */
const largestYear = 64_000_000;

export function yearFile(folder: string, year: number): JsonFile<HistoryYear> {
  return {
    path: join(folder, `${year}.json`),
    largest: largestYear,
    parse(raw) {
      const parsed = parseYear(raw);
      if (parsed.kind !== 'good' || parsed.value.year === year) return parsed;
      return { kind: 'bad', problem: `year: it says ${parsed.value.year}` };
    },
  };
}

/** Those too of which only the last good copy is left. */
export function yearsIn(folder: string): readonly number[] {
  return namesIn(folder)
    .flatMap((name) => /^(\d{4})\.json(?:\.bak)?$/.exec(name)?.[1] ?? [])
    .map(Number);
}
