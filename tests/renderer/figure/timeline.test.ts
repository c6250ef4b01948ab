import { describe, expect, test } from 'vitest';
import { type Pose, restPose } from '../../../renderer/figure/pose';
import { createTimeline } from '../../../renderer/figure/timeline';
import { figureOf, figures } from '../../support/figure';

const at = (timeMs: number, options = {}): Pose => {
  const pose = restPose();
  createTimeline(figureOf('blade-squeeze'), options).poseAt(pose, timeMs);
  return pose;
};

describe('a strengthener', () => {
  test('goes out, holds, comes back and rests in its tempo', () => {
    const timeline = createTimeline(figureOf('blade-squeeze'));
    expect(timeline.durationMs).toBe(11_000);
    expect([0, 3000, 6000, 9000].map((t) => timeline.phaseAt(t))).toEqual([
      { phase: 'out', remainingMs: 3000 },
      { phase: 'hold', remainingMs: 3000 },
      { phase: 'back', remainingMs: 3000 },
      { phase: 'rest', remainingMs: 2000 },
    ]);
  });

  test('is still while it holds and the same again one loop later', () => {
    expect(at(3000)).toEqual(at(5999));
    expect(at(1234)).toEqual(at(12_234));
  });

  test('time before the start counts from the end', () => {
    expect(at(-1000)).toEqual(at(10_000));
  });

  test('starts and stops softly: hardly any of the way in the first tenth', () => {
    const from = at(0).left.protract;
    const way = at(3000).left.protract - from;
    expect((at(300).left.protract - from) / way).toBeLessThan(0.01);
    expect((at(1500).left.protract - from) / way).toBeCloseTo(0.5, 6);
  });

  test('a longer hold lengthens only the hold', () => {
    const timeline = createTimeline(figureOf('blade-squeeze'), { holdMs: 20_000 });
    expect(timeline.durationMs).toBe(28_000);
    expect(timeline.phaseAt(22_000).phase).toBe('hold');
    expect(timeline.phaseAt(24_000).phase).toBe('back');
  });
});

test('a circle flows: it never stops at its poses', () => {
  const timeline = createTimeline(figureOf('arm-circles'));
  const before = restPose();
  const after = restPose();
  for (let t = 0; t < timeline.durationMs; t += 100) {
    timeline.poseAt(before, t);
    timeline.poseAt(after, t + 50);
    const moved = Math.hypot(
      after.left.raise - before.left.raise,
      after.left.plane - before.left.plane,
    );
    expect(moved).toBeGreaterThan(0.1);
  }
});

test('the other way round is the same circle backwards', () => {
  const one = createTimeline(figureOf('shoulder-rolls'), { side: 'oneWay' });
  const other = createTimeline(figureOf('shoulder-rolls'), { side: 'otherWay' });
  expect(other.durationMs).toBe(one.durationMs);
  const [a, b] = [restPose(), restPose()];
  for (const t of [0, 700, 1900, 3333]) {
    one.poseAt(a, t);
    other.poseAt(b, one.durationMs - t);
    expect(b.left.elevate).toBeCloseTo(a.left.elevate, 6);
    expect(b.left.protract).toBeCloseTo(a.left.protract, 6);
  }
});

test('the harder form has poses, props and view of its own', () => {
  const floor = createTimeline(figureOf('wall-push-up'), { form: 'harder' });
  expect(floor.standing).toBe(false);
  expect(floor.props.map((p) => p.kind)).toEqual(['mat']);
  expect(createTimeline(figureOf('wall-push-up')).props.map((p) => p.kind)).toEqual(['wall']);
});

test('seated: hips on the seat, knees bent, what hangs at eye level comes down', () => {
  const timeline = createTimeline(figureOf('face-pull'), { seat: 'wheelchair' });
  const pose = restPose();
  timeline.poseAt(pose, 0);
  expect(timeline.standing).toBe(false);
  expect(pose.pelvis.y).toBeCloseTo(0.335, 6);
  expect(pose.left.knee).toBeGreaterThan(80);
  expect(timeline.lowered).toBeCloseTo(0.195, 6);
  const standing = restPose();
  createTimeline(figureOf('face-pull')).poseAt(standing, 0);
  expect(standing.left.hand.y - pose.left.hand.y).toBeCloseTo(0.195, 6);
});

describe('steps of one phase', () => {
  const timeline = createTimeline(figureOf('overhead-reach'));
  /** Degrees a second that the left arm rises at an instant. */
  const speedAt = (ms: number): number => {
    const [before, after] = [restPose(), restPose()];
    timeline.poseAt(before, ms - 1);
    timeline.poseAt(after, ms + 1);
    return (after.left.raise - before.left.raise) * 500;
  };
  const [first, second] = timeline.legs;

  test('go on through the pose between them without a stop or a jerk', () => {
    const between = second?.startMs ?? 0;
    expect(first?.phase).toBe(second?.phase);
    expect(speedAt(between - 2)).toBeGreaterThan(1);
    expect(speedAt(between + 2) / speedAt(between - 2)).toBeCloseTo(1, 1);
  });

  test('what stays in place in one of them does not swing back before the other', () => {
    const timeline = createTimeline(figureOf('childs-pose-reach'));
    const pose = restPose();
    let least = Infinity;
    for (let t = 0; t <= 4000; t += 20) {
      timeline.poseAt(pose, t);
      expect(pose.left.hand.x).toBeLessThanOrEqual(least + 1e-9);
      least = pose.left.hand.x;
    }
    timeline.poseAt(pose, 0);
    const from = pose.left.hand.x;
    timeline.poseAt(pose, 999);
    expect(pose.left.hand.x).toBeCloseTo(from, 9);
  });

  test('what turns round in the pose between them comes to rest there', () => {
    const timeline = createTimeline(figureOf('wall-push-up'));
    const away = timeline.legs.find((l) => l.to === 'away');
    const ms = (away?.startMs ?? 0) + (away?.lengthMs ?? 0);
    const effortAt = (t: number): number => {
      const pose = restPose();
      timeline.poseAt(pose, t);
      return pose.effort;
    };
    expect(effortAt(ms)).toBeLessThan(Math.min(effortAt(ms - 400), effortAt(ms + 400)));
    for (const t of [ms - 3, ms + 3]) {
      expect(Math.abs(effortAt(t) - effortAt(ms))).toBeLessThan(1e-5);
    }
  });

  test('still start and end at rest', () => {
    const end = (second?.startMs ?? 0) + (second?.lengthMs ?? 0);
    for (const still of [2, end - 2]) expect(Math.abs(speedAt(still))).toBeLessThan(0.1);
  });
});

test('a still is found again where the loop is in it', () => {
  for (const [id, figure] of figures) {
    const timeline = createTimeline(figure);
    for (const which of [0, 1] as const) {
      const pose = restPose();
      timeline.poseAt(pose, timeline.stillMs[which]);
      const rounded = (of: Pose): string =>
        JSON.stringify(of, (_, v) => (typeof v === 'number' ? Math.round(v * 1e6) + 0 : v));
      expect(rounded(pose), id).toBe(rounded(timeline.stills[which]));
    }
  }
});
