import { expect, test } from 'vitest';
import { frameRate } from '../../../renderer/figure/player';

test('a cheap frame is drawn 60 times a second, a dear one never less than 24', () => {
  expect(frameRate(0.2)).toBe(60);
  expect(frameRate(50)).toBe(24);
  expect(frameRate(4)).toBeCloseTo(40, 6);
});
