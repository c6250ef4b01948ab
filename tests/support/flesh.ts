import { distance, type Frame, type Vec } from '../../renderer/figure/frame';
import type { Limbs, Rig } from '../../renderer/figure/skeleton';

/** A ball of flesh in the world, as far as it must not sink into another. */
export interface Ball {
  at: Vec;
  r: number;
}

/** Along a bone that points down its y: [how far, radius]. */
const along = (f: Frame, balls: readonly (readonly [number, number])[]): Ball[] =>
  balls.map(([y, r]) => ({ at: f.at(0, -y, 0), r }));

const pairs = (f: Frame, x: number, y: number, z: number, r: number): Ball[] =>
  [-x, x].map((side) => ({ at: f.at(side, y, z), r }));

/** The middle build's trunk, head and arms, their roots left out: those lie in the trunk. */
export function fleshOf(rig: Rig): {
  torso: Ball[];
  head: Ball[];
  arms: (readonly [string, Ball[]])[];
} {
  const arm = ({ s, arm: upper, forearm, hand }: Limbs): (readonly [string, Ball[]])[] => {
    const side = s > 0 ? 'left' : 'right';
    return [
      [
        `${side} upper arm`,
        along(upper, [
          [0.12, 0.026],
          [0.15, 0.025],
          [0.174, 0.024],
        ]),
      ],
      [
        `${side} forearm`,
        along(forearm, [
          [0.035, 0.025],
          [0.07, 0.023],
          [0.11, 0.018],
          [0.146, 0.015],
        ]),
      ],
      [
        `${side} hand`,
        along(hand, [
          [0.02, 0.014],
          [0.05, 0.012],
          [0.075, 0.009],
        ]),
      ],
    ];
  };
  return {
    torso: [
      ...pairs(rig.pelvis, 0.036, 0.01, -0.01, 0.058),
      ...pairs(rig.lumbar, 0.03, 0.045, -0.008, 0.053),
      ...pairs(rig.thorax, 0.032, 0.045, -0.006, 0.056),
      ...pairs(rig.chest, 0.036, 0.02, -0.002, 0.058),
    ],
    head: [{ at: rig.head.at(0, 0.045, 0), r: 0.053 }],
    arms: [...arm(rig.left), ...arm(rig.right)],
  };
}

/** How deep the deepest of these balls lies in any of those, in body heights; 0 when none do. */
export function deepest(balls: readonly Ball[], into: readonly Ball[]): number {
  let depth = 0;
  for (const a of balls) {
    for (const b of into) depth = Math.max(depth, a.r + b.r - distance(a.at, b.at));
  }
  return depth;
}
