/** Whether the person's files can be used, told without anything that is in them. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileHealth } from '#core/diagnosis';
import { namesIn } from './text-file';

/** The app's files in `dir`; the person's own moves are only counted. Never throws. */
export function filesHealth(dir: string): FileHealth[] {
  const own = namesIn(join(dir, 'moves'));
  const ours = namesIn(dir).filter((name) => /\.(json|bak)$|\.corrupt-/.test(name));
  const years = namesIn(join(dir, 'history')).map((name) => `history/${name}`);
  const files = [...ours, ...years].map((name) => healthOf(dir, name));
  return [...files, { name: 'moves', bytes: 0, health: `${own.length} files` }];
}

function healthOf(dir: string, name: string): FileHealth {
  try {
    const file = join(dir, name);
    const { size } = statSync(file);
    return { name, bytes: size, health: isJson(readFileSync(file, 'utf8')) ? 'fine' : 'no JSON' };
  } catch (error) {
    return { name, bytes: 0, health: (error as NodeJS.ErrnoException).code ?? 'unreadable' };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
