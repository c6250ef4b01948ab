/** What a program and all that it has started use, as the kernel counts it. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What one process is for, as its command line tells. */
export type Role = 'browser' | 'watcher' | 'zygote' | 'gpu' | 'renderer' | 'utility';

export interface Usage {
  /** Proportional set size by role: shared memory counted by its share, in MiB. */
  readonly pssMib: Readonly<Record<Role, number>>;
  /** Processor seconds since the start, of ended threads and children too. */
  readonly cpuSeconds: number;
  /** Of every thread that runs. */
  readonly threads: ReadonlyMap<number, Thread>;
}

interface Thread {
  readonly role: Role;
  /** On a processor, in nanoseconds, by `schedstat`. */
  readonly ns: number;
  /** Context switches, voluntary and other. */
  readonly switches: number;
}

/** The use by the program `root` and its descendants, now. */
export function usageOf(root: number): Usage {
  const pssMib = { browser: 0, watcher: 0, zygote: 0, gpu: 0, renderer: 0, utility: 0 };
  const threads = new Map<number, Thread>();
  let cpuSeconds = 0;
  for (const pid of treeOf(root)) {
    const role = roleOf(pid);
    pssMib[role] +=
      Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
    let seconds = 0;
    for (const name of list(`/proc/${pid}/task`)) {
      const task = `/proc/${pid}/task/${name}`;
      const ns = Number(read(`${task}/schedstat`).split(' ')[0] ?? 0);
      const counts = read(`${task}/status`).matchAll(/ctxt_switches:\s+(\d+)/g);
      const switches = [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
      threads.set(Number(name), { role, ns, switches });
      seconds += ns / 1e9;
    }
    // By the tick, but with the threads that have ended; then the children that have.
    const [user = 0, system = 0, ...children] = statOf(pid).slice(11, 15).map(Number);
    const ticks = (sum: number, count: number) => sum + count / 100;
    cpuSeconds += Math.max(seconds, (user + system) / 100) + children.reduce(ticks, 0);
  }
  return { pssMib, cpuSeconds, threads };
}

/** Processor seconds and context switches from one look to the next, by role and of all. */
export function between(before: Usage, after: Usage) {
  const cpu = { all: 0, browser: 0, watcher: 0, zygote: 0, gpu: 0, renderer: 0, utility: 0 };
  let switches = 0;
  for (const [tid, { role, ns, switches: count }] of after.threads) {
    const earlier = before.threads.get(tid);
    const seconds = (ns - (earlier?.ns ?? 0)) / 1e9;
    cpu[role] += seconds;
    cpu.all += seconds;
    switches += count - (earlier?.switches ?? 0);
  }
  return { cpu, switches };
}

export function totalOf(pssMib: Usage['pssMib']): number {
  return Object.values(pssMib).reduce((sum, mib) => sum + mib, 0);
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

function roleOf(pid: number): Role {
  const type = /--type=(\w+)/.exec(read(`/proc/${pid}/cmdline`))?.[1];
  if (type === undefined) return executableOf(pid).endsWith('unhunch') ? 'watcher' : 'browser';
  if (type === 'zygote' || type === 'gpu' || type === 'renderer') return type;
  return 'utility';
}

function executableOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}

/** The fields of `/proc/<pid>/stat` from the state on; empty for a process that has ended. */
function statOf(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text === '' ? [] : text.slice(text.lastIndexOf(')') + 2).split(' ');
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
