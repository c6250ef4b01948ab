/**
 * Circles of imports. At each level of the tree, files and folders are looked at side by side, a
 * folder standing for all that is in it: none of them may lead back to itself.
 */
import { importsOf, programOf, type Source, targetOf } from './imports';

/** Each circle as the names along it, such as `core/moves → core/history → core/moves`. */
export function cyclesIn(sources: readonly Source[]): readonly string[] {
  const byName = new Map(sources.flatMap(({ path }) => namesOf(path).map((name) => [name, path])));
  const edges = sources.flatMap((source) =>
    importsOf(programOf(source)).flatMap(({ from }) => {
      const to = byName.get(targetOf(source.path, from) ?? '');
      return to === undefined || to === source.path ? [] : [[source.path, to] as const];
    }),
  );
  const levels = new Map<string, Map<string, Set<string>>>();
  for (const [from, to] of edges) {
    const [level, a, b] = partingOf(from.split('/'), to.split('/'));
    const graph = levels.get(level) ?? new Map<string, Set<string>>();
    levels.set(level, graph.set(a, (graph.get(a) ?? new Set()).add(b)));
  }
  return [...levels].toSorted().flatMap(([, graph]) => cyclesOf(graph));
}

/** The names by which a file can be imported. */
function namesOf(path: string): readonly string[] {
  const bare = path.replace(/\.[cm]?tsx?$/, '');
  return [path, bare, ...(bare.endsWith('/index') ? [bare.slice(0, -'/index'.length)] : [])];
}

/** The folder in which the ways to two files part, and the two entries of it that lead to them. */
function partingOf(
  from: readonly string[],
  to: readonly string[],
): readonly [string, string, string] {
  const at = from.findIndex((part, i) => part !== to[i]);
  const upTo = (parts: readonly string[]) => parts.slice(0, at + 1).join('/');
  return [from.slice(0, at).join('/'), upTo(from), upTo(to)];
}

/** One circle through each node that is on some, the shortest; each told once. */
function cyclesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const told = new Set<string>();
  return [...graph.keys()].toSorted().flatMap((start) => {
    const circle = told.has(start) ? null : shortestCircle(graph, start);
    for (const node of circle ?? []) told.add(node);
    return circle === null ? [] : [[...circle, start].join(' → ')];
  });
}

function shortestCircle(
  graph: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
): readonly string[] | null {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const next of graph.get(way.at(-1) ?? '') ?? []) {
        if (next === start) return way;
        if (!seen.has(next)) longer.push([...way, next]);
        seen.add(next);
      }
    }
    ways = longer;
  }
  return null;
}
