import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stillOf } from '../../../main/storage/stills';

test('a move that came with the app has a picture, one that was added has none', () => {
  const dir = mkdtempSync(join(tmpdir(), 'stills-'));
  writeFileSync(join(dir, 'chin-tuck.png'), '');
  expect(stillOf(dir, 'chin-tuck')).toBe(join(dir, 'chin-tuck.png'));
  expect(stillOf(dir, 'my-own-move')).toBeNull();
  expect(stillOf(join(dir, 'not-built'), 'chin-tuck')).toBeNull();
});
