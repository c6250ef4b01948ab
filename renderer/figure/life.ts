import type { Life } from './scene';

/** Breath and blink change so often a second, however fast a figure moves. */
export const LIFE_FPS = 10;

const BREATH_MS = 4200;
/** The moments of a blink within these, in steps of life: not quite regular. */
const BLINKS = { everyMs: 11_300, at: [23, 58, 97] } as const;

/** Which step of life a time falls into: the same number, the same picture. */
export const lifeStep = (ms: number): number => Math.floor((ms * LIFE_FPS) / 1000);

/** How the ribs and the eyes are at a step of life. */
export function lifeAt(step: number): Life {
  const ms = (step * 1000) / LIFE_FPS;
  const breath = 0.5 - 0.5 * Math.cos((2 * Math.PI * ms) / BREATH_MS);
  const inRound = lifeStep(ms % BLINKS.everyMs);
  const shut = BLINKS.at.some((at) => inRound === at || inRound === at + 1);
  return { breath, blink: shut ? 1 : 0 };
}
