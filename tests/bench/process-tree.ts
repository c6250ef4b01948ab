/** What a program and all that it has started use, as the kernel counts it. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  /** Proportional set size: shared memory counted by its share, in MiB. */
  readonly pssMib: number;
  /** Processor time since they started, in seconds. */
  readonly cpuSeconds: number;
  /** Voluntary and other context switches of all threads since they started. */
  readonly switches: number;
}

export function usageOf(root: number): Usage {
  const pids = treeOf(root);
  return {
    pssMib: sum(pids, pssKib) / 1024,
    cpuSeconds: sum(pids, cpuNs) / 1e9,
    switches: sum(pids, switches),
  };
}

function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const [, parent] = statOf(Number(name));
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  }
  return tree;
}

/** The fields of `/proc/<pid>/stat` from the state on; empty for a process that has ended. */
function statOf(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text === '' ? [] : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Nanoseconds on a processor, finer than the clock ticks of `stat`. */
function cpuNs(pid: number): number {
  return sum(list(`/proc/${pid}/task`), (thread) =>
    Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0),
  );
}

function pssKib(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function switches(pid: number): number {
  const threads = list(`/proc/${pid}/task`);
  return sum(threads, (thread) => {
    const status = read(`/proc/${pid}/task/${thread}/status`);
    const counts = [...status.matchAll(/ctxt_switches:\s+(\d+)/g)];
    return sum(counts, (match) => Number(match[1]));
  });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
