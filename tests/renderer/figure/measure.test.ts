import { expect, test } from 'vitest';
import { solve } from '../../../renderer/figure/kinematics';
import { limbAngles, palmPoint, trunkLean } from '../../../renderer/figure/measure';
import { readPose, restPose } from '../../../renderer/figure/pose';
import { createRig } from '../../../renderer/figure/skeleton';
import { sceneOf } from '../../support/figure';
import { deepest, fleshOf } from '../../support/flesh';

const free = { standing: true, holdOn: { left: 'world', right: 'world' } } as const;

test('a goniometer reads the angles a pose was given', () => {
  const rig = createRig();
  const both = { raise: 70, plane: 35, elbow: 50, pronate: -40, wrist: 30, flat: 0 };
  const legs = { hip: 60, abduct: 0, hipRotate: 0, knee: 80, ankle: -15 };
  solve(rig, readPose(restPose(), { both: { ...both, ...legs } }), free);
  for (const limbs of [rig.left, rig.right]) {
    const read = limbAngles(rig, limbs);
    expect(read.raise).toBeCloseTo(70, 3);
    expect(read.plane).toBeCloseTo(35, 3);
    expect(read.elbow).toBeCloseTo(50, 3);
    expect(read.pronate).toBeCloseTo(-40, 3);
    expect(read.wrist).toBeCloseTo(30, 3);
    expect(read.hip).toBeCloseTo(60, 3);
    expect(read.knee).toBeCloseTo(80, 3);
    expect(read.ankle).toBeCloseTo(-15, 3);
  }
});

test('someone who stands does not lean; someone hinged at the hips does', () => {
  const rig = createRig();
  solve(rig, restPose(), free);
  expect(trunkLean(rig)).toBeCloseTo(0, 1);
  solve(rig, readPose(restPose(), { pelvis: { pitch: 45 }, both: { hip: 45 } }), free);
  expect(trunkLean(rig)).toBeCloseTo(45, 1);
});

test('a held palm touches what it is held against', () => {
  const rig = createRig();
  const hand = {
    at: [0.15, 0.8, 0.3],
    fingers: [0, 1, 0],
    palm: [0, 0, 1],
    elbow: [1, -1, 0],
  } as const;
  solve(rig, readPose(restPose(), { both: { hand: structuredClone(hand) as never } }), free);
  expect(palmPoint(rig.left).x).toBeCloseTo(0.15, 6);
  expect(palmPoint(rig.right).x).toBeCloseTo(-0.15, 6);
  expect(palmPoint(rig.left).z).toBeCloseTo(0.3, 6);
  expect(rig.overreach).toBe(0);
});

test('an arm through the chest is noticed', () => {
  const scene = sceneOf('blade-squeeze');
  scene.solveAt(0);
  const through = readPose(scene.poseNow, {
    left: { hand: { at: [0, 0.76, 0], fingers: [-1, 0, 0], palm: [0, 0, -1], elbow: [1, -1, 0] } },
  });
  solve(scene.rig, through, free);
  const { arms, torso } = fleshOf(scene.rig);
  const depth = Math.max(
    ...arms.filter(([name]) => name.startsWith('left')).map(([, arm]) => deepest(arm, torso)),
  );
  expect(depth).toBeGreaterThan(0.035);
});
