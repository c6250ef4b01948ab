import { expect, test } from 'vitest';
import { LIFE_FPS, lifeAt, lifeStep } from '../../../renderer/figure/life';

test('breath and blink change at most ten times a second', () => {
  expect(LIFE_FPS).toBeLessThanOrEqual(10);
  expect(lifeStep(1000)).toBe(10);
  expect(lifeStep(1099)).toBe(10);
});

test('within a minute one breathes some fourteen times and blinks now and then', () => {
  const minute = Array.from({ length: 60 * LIFE_FPS }, (_, step) => lifeAt(step));
  const breaths = minute.filter(
    ({ breath }, i) => breath > 0.99 && breath > (minute[i - 1]?.breath ?? 0),
  );
  expect(breaths.length).toBeGreaterThan(8);
  expect(breaths.length).toBeLessThan(30);
  const shut = minute.filter(({ blink }, i) => blink === 1 && minute[i - 1]?.blink === 0);
  expect(shut.length).toBeGreaterThan(10);
  expect(shut.length).toBeLessThan(25);
});
