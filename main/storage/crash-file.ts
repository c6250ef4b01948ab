/**
 * `crashes.json`: when the app was last ended by an error that nobody caught, so that the next
 * one is dealt with accordingly. There is no such file before the first.
 */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AfterCrash, afterCrash, recentCrashes } from '#core/crash';
import { jsonText, lookAtJsonFile, type Parsed } from './json-file';
import { writeTextFile } from './text-file';

/** In bytes. */
const largest = 10_000;

const schema = z.strictObject({
  version: z.literal(1),
  at: z.array(z.number()),
  /** The name the state was given that was set aside and not told of yet. */
  aside: z.string().nullable(),
});
type Crashes = z.infer<typeof schema>;

const none: Crashes = { version: 1, at: [], aside: null };

/**
 * Notes a crash at `now` (epoch ms) and says what to do; by then, the state is set aside if it
 * is to be. Never throws. Where nothing can be noted the app ends, or it might start for ever.
 */
export function noteCrash(dir: string, now: number): AfterCrash {
  const { at, aside } = read(dir);
  const recent = recentCrashes(at, now);
  const next = afterCrash(recent);
  try {
    const setAside = next === 'afresh' ? setStateAside(dir, now) : aside;
    write(dir, { version: 1, at: [...recent, now], aside: setAside });
    return next;
  } catch {
    return 'end';
  }
}

/** What the state was set aside as since this was last asked; null when it was not. */
export function takeAside(dir: string): string | null {
  const crashes = read(dir);
  if (crashes.aside === null) return null;
  try {
    write(dir, { ...crashes, aside: null });
  } catch {
    // It is told again at the next start.
  }
  return crashes.aside;
}

function setStateAside(dir: string, now: number): string | null {
  const path = join(dir, 'state.json');
  const aside = `${path}.aside-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  // The copy first: it would take the place of a file that is gone.
  rmSync(`${path}.bak`, { force: true });
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return null;
  }
}

function read(dir: string): Crashes {
  const file = { path: pathIn(dir), largest, parse };
  const seen = lookAtJsonFile(file);
  return seen.kind === 'good' ? seen.value : none;
}

function write(dir: string, crashes: Crashes): void {
  writeTextFile(pathIn(dir), jsonText(crashes));
}

function pathIn(dir: string): string {
  return join(dir, 'crashes.json');
}

function parse(raw: unknown): Parsed<Crashes> {
  const parsed = schema.safeParse(raw);
  return parsed.success
    ? { kind: 'good', value: parsed.data }
    : { kind: 'bad', problem: 'it is no list of crashes' };
}
