import { expect, test } from 'vitest';
import { beginWait, endWait, oldestEndsAt, waitingSince, withoutOld } from '#core/waits';

const minute = 60_000;

test('something is waited for since the oldest wait began, until the last has ended', () => {
  const two = beginWait(beginWait([], 'build', 1_000), 'test', 5_000);
  expect(waitingSince(two)).toBe(1_000);
  expect(waitingSince(endWait(two, 'build'))).toBe(5_000);
  expect(waitingSince(endWait(endWait(two, 'build'), 'test'))).toBeNull();
});

test('who ends a wait that is none, or that of another, ends nothing', () => {
  const one = beginWait([], 'build', 1_000);
  expect(endWait(one, '')).toEqual(one);
  expect(endWait(one, 'builds')).toEqual(one);
});

test('one of the same name begins anew', () => {
  expect(beginWait(beginWait([], 'build', 1_000), 'build', 9_000)).toEqual([
    { name: 'build', sinceAt: 9_000 },
  ]);
});

test('after half an hour nobody waits any more', () => {
  const two = beginWait(beginWait([], 'build', 0), 'test', 10 * minute);
  expect(oldestEndsAt(two)).toBe(30 * minute);
  expect(withoutOld(two, 30 * minute - 1)).toHaveLength(2);
  expect(withoutOld(two, 30 * minute).map(({ name }) => name)).toEqual(['test']);
  expect(oldestEndsAt([])).toBeNull();
});

test('of more than a hundred the oldest go', () => {
  const many = Array.from({ length: 120 }, (_, n) => n).reduce(
    (waits, n) => beginWait(waits, `wait ${n}`, n),
    beginWait([], 'first', 0),
  );
  expect(many).toHaveLength(100);
  expect(many[0]?.name).toBe('wait 20');
});
