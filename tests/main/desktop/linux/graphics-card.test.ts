import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hasGraphicsCard } from '../../../../main/desktop/linux/graphics-card';

let dev: string;
beforeEach(() => {
  dev = mkdtempSync(join(tmpdir(), 'unhunch-dev-'));
});
afterEach(() => rmSync(dev, { recursive: true }));

it.each([
  ['dri', 'renderD128', true],
  ['dri', 'card0', true],
  ['', 'nvidia0', true],
  ['dri', 'by-path', false],
  ['', 'nvidiactl', false],
  ['', 'null', false],
])('/dev/%s/%s is a card that can be drawn with: %s', (folder, name, isCard) => {
  mkdirSync(join(dev, folder), { recursive: true });
  writeFileSync(join(dev, folder, name), '');
  expect(hasGraphicsCard(dev)).toBe(isCard);
});

it('there is none where nothing tells of one', () => {
  expect(hasGraphicsCard(dev)).toBe(false);
  expect(hasGraphicsCard(join(dev, 'nowhere'))).toBe(false);
});
