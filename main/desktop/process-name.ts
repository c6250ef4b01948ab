/** A process by more than its number, which is used again after its end. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ended = 'ended';

/** Its number and when it started; one that has ended is named so. */
export function processName(pid: number): string {
  return `${pid} ${startOf(pid)}`;
}

/** Whether there was no such process when it was named. */
export function hasEnded(name: string): boolean {
  return name.endsWith(` ${ended}`);
}

function startOf(pid: number): string {
  try {
    if (process.platform === 'win32') return isThere(pid) ? 'there' : ended;
    if (process.platform !== 'linux') {
      const args = ['-o', 'lstart=', '-p', String(pid)];
      return execFileSync('ps', args, { encoding: 'utf8' }).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // After the name, which may hold spaces; the 22nd field is the start, in ticks since the boot.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? ended : `${boot} ${fields[19]}`;
  } catch {
    return ended;
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
