import type { Leg } from './timeline';

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

/** A way from pose to pose that one or more legs of a loop go, forth or back. */
interface Way {
  readonly first: number;
  readonly steps: number;
  readonly isBack: boolean;
}

/** Tells the moment of an instant: so far into a leg of the loop. */
export function createMoments(
  legs: readonly Leg[],
  flow: 'stop' | 'through',
): (leg: Leg, atMs: number) => Moment {
  const poses = [...new Set(legs.flatMap((leg) => leg.poses))];
  const known = new Map<string, Way>();
  let next = poses.length * APART;
  const ways = new Map<Leg, Way>();
  for (const leg of legs) {
    const [forth, back] = [nameOf(leg, flow), nameOf(turned(leg), flow)];
    const steps = Math.ceil((leg.lengthMs * A_SECOND) / 1000);
    const there = known.get(forth);
    const again = known.get(back);
    const way =
      there ??
      (again ? { ...again, isBack: !again.isBack } : { first: next, steps, isBack: false });
    known.set(forth, way);
    ways.set(leg, way);
    next = Math.max(next, way.first + way.steps + APART);
  }

  function nameOf({ poses: [a, b, c, d], pace: [from, to] }: Leg, how: typeof flow): string {
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
    const { first, steps, isBack } = ways.get(leg) as Way;
    const step = Math.round(share * steps);
    const timeMs = leg.startMs + (step / steps) * leg.lengthMs;
    return { id: first + (isBack ? steps - step : step), timeMs, ease: 0 };
  };
}

const turned = ({ poses: [a, b, c, d], pace: [from, to], ...leg }: Leg): Leg => ({
  ...leg,
  poses: [d, c, b, a],
  pace: [to, from],
});
