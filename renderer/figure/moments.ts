import type { Pose } from './pose';

/** A way from pose to pose, laid out in time. */
export interface Way {
  startMs: number;
  lengthMs: number;
  /** The pose before, the two it joins, and the one after. */
  poses: readonly [Pose, Pose, Pose, Pose];
  /** How fast it sets out and arrives where it does not come to rest, against its mean speed. */
  pace: readonly [from: number, to: number];
}

/** An instant of a loop as it is drawn. */
export interface Moment {
  /**
   * The same for all instants with the same pose: those of a stillness, those of a loop that comes
   * round, and those of a way that is gone back. The next in a movement has the next or the last number.
   */
  readonly id: number;
  /** When in the loop it is, in ms: the instant all of a moment are drawn at. */
  readonly timeMs: number;
  /** How freely one breathes: 0 in a movement and where one begins or ends, 1 within a stillness. */
  readonly ease: number;
}

/** Twice as many moments a second as there are frames: which are drawn is settled by the first round. */
const A_SECOND = 60;
/** A breath comes and goes in this share of a stillness. */
const SETTLING = 0.25;
/** Between the numbers of two ways: none is next to one of the other. */
const APART = 2;

/** The moments of a way, which others may go as well, forth or back. */
interface Numbers {
  readonly first: number;
  readonly steps: number;
  readonly isBack: boolean;
}

/** Tells the moment of an instant: so far into a leg of the loop. */
export function createMoments(
  legs: readonly Way[],
  flow: 'stop' | 'through',
): (leg: Way, atMs: number) => Moment {
  const poses = [...new Set(legs.flatMap((leg) => leg.poses))];
  const known = new Map<string, Numbers>();
  let next = poses.length * APART;
  const numbers = new Map<Way, Numbers>();
  for (const leg of legs) {
    const [forth, back] = [nameOf(leg, flow), nameOf(turned(leg), flow)];
    const steps = Math.ceil((leg.lengthMs * A_SECOND) / 1000);
    const there = known.get(forth);
    const again = known.get(back);
    const its =
      there ??
      (again ? { ...again, isBack: !again.isBack } : { first: next, steps, isBack: false });
    known.set(forth, its);
    numbers.set(leg, its);
    next = Math.max(next, its.first + its.steps + APART);
  }

  function nameOf({ poses: [a, b, c, d], pace: [from, to] }: Way, how: typeof flow): string {
    const all = how === 'through';
    const ends = [all || from > 0 ? a : b, all || to > 0 ? d : c];
    return [...[b, c, ...ends].map((pose) => poses.indexOf(pose)), from, to].join();
  }

  return (leg, atMs) => {
    const share = leg.lengthMs > 0 ? atMs / leg.lengthMs : 0;
    if (flow === 'stop' && leg.poses[1] === leg.poses[2]) {
      const ease = Math.min(1, share / SETTLING, (1 - share) / SETTLING);
      return { id: poses.indexOf(leg.poses[1]) * APART, timeMs: leg.startMs, ease };
    }
    const { first, steps, isBack } = numbers.get(leg) as Numbers;
    const step = Math.round(share * steps);
    const timeMs = leg.startMs + (step / steps) * leg.lengthMs;
    return { id: first + (isBack ? steps - step : step), timeMs, ease: 0 };
  };
}

const turned = ({ poses: [a, b, c, d], pace: [from, to], ...leg }: Way): Way => ({
  ...leg,
  poses: [d, c, b, a],
  pace: [to, from],
});
