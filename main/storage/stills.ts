import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MoveId } from '#core/moves/vocabulary';

/** The file with a move's picture; null for a move that did not come with the app. */
export function stillOf(stillsDir: string, id: MoveId): string | null {
  const file = join(stillsDir, `${id}.png`);
  return existsSync(file) ? file : null;
}
