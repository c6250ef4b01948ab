/** What mutation testing says in the end. */
import { areas } from './areas';
import type { Mutant } from './instrument';

export interface Verdict {
  readonly mutant: Mutant;
  /** What noticed it, such as a test file; null if nothing did. */
  readonly noticedBy: string | null;
  /** Whether any test runs the changed code at all. */
  readonly reached: boolean;
}

/** Survivors by place, then a line for each area and one for all. */
export function reportOf(verdicts: readonly Verdict[]): string {
  const survivors = verdicts.filter(({ noticedBy }) => noticedBy === null);
  const rows = areas
    .map(({ name }) => [name, verdicts.filter(({ mutant }) => mutant.area === name)] as const)
    .filter(([, ofArea]) => ofArea.length > 0);
  return [
    ...survivors.map(survivorLine),
    '',
    'area           noticed   of     %',
    ...[...rows, ['all', verdicts] as const].map(([name, ofArea]) => areaLine(name, ofArea)),
  ].join('\n');
}

function areaLine(name: string, verdicts: readonly Verdict[]): string {
  const noticed = verdicts.filter(({ noticedBy }) => noticedBy !== null).length;
  const percent = verdicts.length === 0 ? 100 : (100 * noticed) / verdicts.length;
  return `${name.padEnd(14)} ${String(noticed).padStart(7)} ${String(verdicts.length).padStart(4)} ${percent.toFixed(1).padStart(5)}`;
}

export function survivorLine({ mutant, reached }: Verdict): string {
  const { file, line, column, original, replacement } = mutant;
  const untested = reached ? '' : ' (no test gets here)';
  return `${file}:${line}:${column}  ${short(original)}  →  ${short(replacement)}${untested}`;
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length <= 90 ? line : `${line.slice(0, 50)} … ${line.slice(-37)}`;
}
