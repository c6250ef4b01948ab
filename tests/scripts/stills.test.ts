import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { LOOKS } from '../../renderer/figure/looks';
import { Scene } from '../../renderer/figure/scene';
import { still } from '../../scripts/figure-sheet';
import { figures } from '../support/figure';

test('every move has a picture of its own, and all together are small', () => {
  const files = [...figures.values()].map((figure) =>
    still(new Scene(figure, { look: LOOKS.teo, theme: 'light' }), 256),
  );
  for (const file of files) {
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([256, 256]);
  }
  const kinds = new Set(files.map((file) => createHash('sha256').update(file).digest('hex')));
  expect(kinds.size).toBe(figures.size);
  expect(files.reduce((sum, file) => sum + file.length, 0)).toBeLessThan(400_000);
}, 60_000);
