import { describe, expect, test } from 'vitest';
import { type LastCall, withEndedCall } from '#core/schedule/after-call';
import type { ProbedReason } from '#core/schedule/types';

const start = Date.parse('2026-03-02T10:00:00Z');

/** Looks every 15 s at a call that goes on for `seconds`; when the last look is that still says so. */
function lastBusySecond(seconds: number): number {
  let last: LastCall | null = null;
  let busyAt = 0;
  for (let second = 0; second < 300; second += 15) {
    const found: ProbedReason[] = second < seconds ? ['microphone'] : [];
    const seen = withEndedCall(found, last, start + second * 1000);
    last = seen.last;
    if (seen.reasons.includes('microphone')) busyAt = second;
  }
  return busyAt;
}

describe('rule 5: a break that waited for a call', () => {
  test.each([1, 14, 15, 16, 29, 30, 100])(
    'of %i s is let go 20 to 50 s after its end',
    (length) => {
      const releasedAfter = lastBusySecond(length) + 15 - length;
      expect(releasedAfter).toBeGreaterThanOrEqual(20);
      expect(releasedAfter).toBeLessThanOrEqual(50);
    },
  );

  test('is held by nothing else for longer', () => {
    const seen = withEndedCall(['fullscreen'], null, start);
    expect(seen).toEqual({ reasons: ['fullscreen'], last: null });
  });

  test('is not held by a call seen before the clock was set back', () => {
    const last: LastCall = { reasons: ['camera'], seenAt: start };
    expect(withEndedCall([], last, start - 60_000)).toEqual({ reasons: [], last: null });
  });
});
