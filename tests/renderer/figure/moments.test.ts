import { expect, test } from 'vitest';
import { restPose } from '../../../renderer/figure/pose';
import { createTimeline } from '../../../renderer/figure/timeline';
import { cases, figureOf } from '../../support/figure';

const timeline = createTimeline(figureOf('blade-squeeze'));
const idAt = (ms: number): number => timeline.momentAt(ms).id;

test('the instants of a hold are one moment, in which one breathes but at its ends', () => {
  expect(idAt(3100)).toBe(idAt(5900));
  expect(timeline.momentAt(4500).ease).toBe(1);
  expect(timeline.momentAt(3000).ease).toBe(0);
  expect(timeline.momentAt(5999.9).ease).toBeCloseTo(0, 3);
});

test('a movement has sixty moments a second, next to each other, in which nobody breathes', () => {
  expect(idAt(1000 + 1000 / 60) - idAt(1000)).toBe(1);
  expect(idAt(1001)).toBe(idAt(1000));
  expect(timeline.momentAt(1500).ease).toBe(0);
});

test('what comes round again, and the way back of the way out, are the same moments', () => {
  expect(idAt(12_000)).toBe(idAt(1000));
  // Out from 0 to 3 s, back from 6 to 9 s.
  expect(idAt(7000)).toBe(idAt(2000));
  expect(idAt(8500)).toBe(idAt(500));
});

/** Every number of a pose. */
const numbersOf = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : Object.values(value ?? {}).flatMap(numbersOf);

test.each(cases)('%s, %s: instants of one moment have one pose', (id, form) => {
  const own = createTimeline(figureOf(id), { form });
  const poses = new Map<number, number[]>();
  const pose = restPose();
  let off = 0;
  for (let ms = 0; ms < own.durationMs; ms += 1000 / 60) {
    const moment = own.momentAt(ms);
    own.poseAt(pose, moment.timeMs);
    const numbers = numbersOf(pose);
    const known = poses.get(moment.id) ?? numbers;
    for (const [i, n] of numbers.entries()) off = Math.max(off, Math.abs(n - (known[i] ?? 1e9)));
    poses.set(moment.id, numbers);
  }
  expect(off).toBeLessThan(1e-6);
});

test.each(cases)('%s, %s: a movement is drawn within a hundredth of a second', (id, form) => {
  const own = createTimeline(figureOf(id), { form });
  const off: number[] = [];
  for (let ms = 0; ms < own.durationMs; ms += 7) {
    const { timeMs, ease } = own.momentAt(ms);
    if (own.phaseAt(ms).phase === 'out' && ease === 0) off.push(Math.abs(timeMs - ms));
  }
  expect(Math.max(...off)).toBeLessThan(10);
});
