/** What was measured, against the budgets. */
import { median } from '../../scripts/median';
import type { Subject } from './subjects';

/** Ours against the floor's, or ours alone. */
export type Budget =
  | { readonly ratio: number }
  | { readonly most: number }
  | { readonly least: number };

export interface Row {
  readonly what: string;
  readonly unit: string;
  /** Every measurement, by whose it is. */
  readonly values: Map<Subject['name'], number[]>;
  /** undefined where it is only told. */
  readonly budget: Budget | undefined;
}

/** Rows, filled as measurements come in. */
export class Rows {
  readonly all: Row[] = [];

  put(what: string, unit: string, who: Subject, value: number, budget?: Budget): void {
    let row = this.all.find((each) => each.what === what);
    if (!row) {
      row = { what, unit, values: new Map(), budget };
      this.all.push(row);
    }
    row.values.set(who.name, [...(row.values.get(who.name) ?? []), value]);
  }
}

export interface Result {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly before: number | null;
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly budget: string;
  /** null without a budget. */
  readonly ok: boolean | null;
}

export function resultOf({ what, unit, values, budget }: Row): Result {
  const medianOf = (who: Subject['name']) => {
    const list = values.get(who);
    return list ? median(list) : null;
  };
  const [ours, before, floor] = [
    medianOf('ours') ?? Number.NaN,
    medianOf('before'),
    medianOf('floor'),
  ];
  const ratio = floor === null ? null : ours / floor;
  const common = { what, unit, ours, before, floor, ratio };
  if (!budget) return { ...common, budget: '', ok: null };
  if ('ratio' in budget)
    return { ...common, budget: `≤ ${budget.ratio} ×`, ok: (ratio ?? Number.NaN) <= budget.ratio };
  if ('most' in budget)
    return { ...common, budget: `≤ ${budget.most} ${unit}`, ok: ours <= budget.most };
  return { ...common, budget: `≥ ${budget.least} ${unit}`, ok: ours >= budget.least };
}

/** As Markdown, which reads well as it is too. */
export function tableOf(results: readonly Result[]): string {
  const compares = results.some(({ before }) => before !== null);
  const cells = results.map(({ what, unit, ours, before, floor, ratio, budget, ok }) => [
    unit === '' ? what : `${what}, ${unit}`,
    number(ours),
    ...(compares ? [number(before)] : []),
    number(floor),
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    budget,
    ok === null ? '' : ok ? 'yes' : 'OVER',
  ]);
  const head = ['what', 'ours', ...(compares ? ['before'] : []), 'floor', 'ratio', 'budget', 'ok'];
  const widths = head.map((name, i) =>
    Math.max(name.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [head, rule, ...cells].map(line).join('\n');
}

function number(value: number | null): string {
  if (value === null) return '';
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}
