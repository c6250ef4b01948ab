import type { ViewAngles } from '#core/moves/figure-schema';
import { clamp } from './frame';

/** How far a figure may be turned, in degrees. */
export interface TurnLimits {
  yaw: readonly [number, number];
  pitch: readonly [number, number];
}

const DEGREES_PER_PIXEL = 0.5;
const DEGREES_PER_KEY = 15;

/** The nearest view the move may be turned to. */
export function withinTurn(limits: TurnLimits, { yaw, pitch }: ViewAngles): ViewAngles {
  const [left, right] = limits.yaw;
  const [low, high] = limits.pitch;
  // The same side has many names, 360 degrees apart: the one within the limits, or nearest to them.
  const middle = (left + right) / 2;
  const turn = yaw - 360 * Math.round((yaw - middle) / 360);
  return { yaw: clamp(turn, left, right), pitch: clamp(pitch, low, high) };
}

/** The view after the pointer has dragged the figure by so many pixels: it turns with the hand. */
export const dragged = (limits: TurnLimits, from: ViewAngles, dx: number, dy: number): ViewAngles =>
  withinTurn(limits, {
    yaw: from.yaw - dx * DEGREES_PER_PIXEL,
    pitch: from.pitch + dy * DEGREES_PER_PIXEL,
  });

/** The view after an arrow key, or null for any other key. */
export function keyed(limits: TurnLimits, from: ViewAngles, key: string): ViewAngles | null {
  const steps: Record<string, readonly [number, number]> = {
    ArrowLeft: [DEGREES_PER_KEY, 0],
    ArrowRight: [-DEGREES_PER_KEY, 0],
    ArrowUp: [0, DEGREES_PER_KEY],
    ArrowDown: [0, -DEGREES_PER_KEY],
  };
  const step = steps[key];
  return step ? withinTurn(limits, { yaw: from.yaw + step[0], pitch: from.pitch + step[1] }) : null;
}

/** The next of the views a turn button goes through: an eighth of a turn on, at the limit back to the other end. */
export function turned(limits: TurnLimits, from: ViewAngles): ViewAngles {
  const [left, right] = limits.yaw;
  const next = from.yaw + 45;
  return { yaw: from.yaw >= right - 1 ? left : Math.min(next, right), pitch: from.pitch };
}
