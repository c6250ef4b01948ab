import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { play } from '../../../renderer/figure/player';

/** Lets a second pass on a display of so many refreshes, and counts what is asked for and drawn. */
function second(hertz: number, isDue: (ms: number) => boolean) {
  const startedAt = performance.now();
  let asked = 0;
  let drawn = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => {
    asked += 1;
    const refresh = 1000 / hertz;
    const next = (Math.floor(performance.now() / refresh + 1e-6) + 1) * refresh;
    return setTimeout(() => callback(next), next - performance.now());
  });
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  const stop = play({
    isDue: () => isDue(performance.now() - startedAt),
    draw() {
      drawn += 1;
    },
  });
  vi.advanceTimersByTime(1000);
  stop();
  return { asked, drawn };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([60, 75, 120, 144])('30 frames a second on a display of %i Hz', (hertz) => {
  const { drawn } = second(hertz, () => true);
  expect(drawn).toBeGreaterThanOrEqual(28);
  expect(drawn).toBeLessThanOrEqual(31);
});

test('the display is not waited for when nothing is due', () => {
  expect(second(60, () => false)).toEqual({ asked: 0, drawn: 0 });
});

test('what becomes due is drawn within two frames', () => {
  const { drawn } = second(60, (ms) => ms > 930);
  expect(drawn).toBeGreaterThanOrEqual(1);
});
