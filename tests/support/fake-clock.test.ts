import { expect, test } from 'vitest';
import { createFakeClock } from './fake-clock';

const nine = Date.parse('2026-03-02T09:00:00Z');
const minute = 60_000;

test('timers ring in order, each at its own time', async () => {
  const clock = createFakeClock(nine, 'Europe/Berlin');
  const rung: [string, number][] = [];
  clock.wakeAt(nine + 2 * minute, () => rung.push(['second', clock.now()]));
  clock.wakeAt(nine + minute, () => rung.push(['first', clock.now()]));
  clock.wakeAt(nine + 4 * minute, () => rung.push(['late', clock.now()]));
  await clock.advance(3 * minute);
  expect(rung).toEqual([
    ['first', nine + minute],
    ['second', nine + 2 * minute],
  ]);
  expect(clock.now()).toBe(nine + 3 * minute);
});

test('what a timer starts runs before the next one rings', async () => {
  const clock = createFakeClock(nine, 'Europe/Berlin');
  const rung: string[] = [];
  clock.wakeAt(nine + minute, () => {
    void Promise.resolve()
      .then(() => {})
      .then(() => clock.wakeAt(nine + 2 * minute, () => rung.push('its follower')));
  });
  clock.wakeAt(nine + 3 * minute, () => rung.push('the next'));
  await clock.advance(3 * minute);
  expect(rung).toEqual(['its follower', 'the next']);
});

test('a timer that was stopped does not ring', async () => {
  const clock = createFakeClock(nine, 'Europe/Berlin');
  const rung: string[] = [];
  const stop = clock.wakeAt(nine + minute, () => rung.push('stopped'));
  stop();
  stop();
  await clock.advance(2 * minute);
  expect(rung).toEqual([]);
});

test('after a sleep timers ring late', async () => {
  const clock = createFakeClock(nine, 'Europe/Berlin');
  const rung: number[] = [];
  clock.wakeAt(nine + minute, () => rung.push(clock.now()));
  await clock.sleep(60 * minute);
  expect(rung).toEqual([nine + 60 * minute]);
});

test('a clock set back keeps its timers', async () => {
  const clock = createFakeClock(nine, 'Europe/Berlin');
  const rung: number[] = [];
  clock.wakeAt(nine + minute, () => rung.push(clock.now()));
  clock.setTo(nine - 10 * minute);
  await clock.advance(10 * minute);
  expect(rung).toEqual([]);
  await clock.advance(minute);
  expect(rung).toEqual([nine + minute]);
  clock.moveTo('America/New_York');
  expect(clock.timeZone()).toBe('America/New_York');
});
