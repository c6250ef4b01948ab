/**
 * What is drawn of a session at one instant, from the deadlines main has set. Pure, so that the
 * window's only state is the time.
 */
import type { Tempo } from '#core/moves/move-file';
import type { Phase, SessionView } from '#core/session/view';

export interface Drawn {
  /** 0 at rest to 1 at the far end of the movement, or at the top of a slow breath. */
  readonly reach: number;
  /** 0 to 1 round the ring, over all repetitions or rounds of this side. */
  readonly ring: number;
  /** Into how many arcs the ring is cut. */
  readonly segments: number;
  /**
   * The large number, what one needs now: how many whole seconds are left of what is held, or
   * else which repetition or round it is. Null where there is nothing to count.
   */
  readonly numeral: { readonly unit: 'count' | 'seconds'; readonly value: number } | null;
}

/** A breath of one's own, in and out: six a minute calms most people. */
const breathMs = 10_000;

/** `tempo` of the move on show; a warm-up has none. */
export function draw(session: SessionView, tempo: Tempo | undefined, now: number): Drawn {
  const at = session.stillAt ?? now;
  const lengthMs = session.phaseEndsAt - session.phaseStartedAt;
  const elapsedMs = Math.min(lengthMs, Math.max(0, at - session.phaseStartedAt));
  const part = lengthMs > 0 ? elapsedMs / lengthMs : 1;
  return {
    reach: reachOf(session.phase, part, elapsedMs),
    ring: ringOf(session, tempo, part),
    segments: session.count?.of ?? 1,
    numeral: numeralOf(session, Math.ceil((lengthMs - elapsedMs) / 1000)),
  };
}

function reachOf(phase: Phase, part: number, elapsedMs: number): number {
  switch (phase) {
    case 'out':
      return eased(part);
    case 'hold':
      return 1;
    case 'back':
      return 1 - eased(part);
    case 'stretch':
    case 'flow':
      return (1 - Math.cos((2 * Math.PI * elapsedMs) / breathMs)) / 2;
    default:
      return 0;
  }
}

/** Slow, fast, slow, as the figure moves. */
function eased(part: number): number {
  return part * part * part * (part * (part * 6 - 15) + 10);
}

function ringOf(session: SessionView, tempo: Tempo | undefined, part: number): number {
  const { count, phase } = session;
  if (phase === 'ready' || phase === 'switch') return 0;
  if (count === null) return part;
  const inside =
    count.unit === 'reps'
      ? partOfRepetition(session, tempo, part, count.n === count.of)
      : partOfRound(phase, part);
  return (count.n - 1 + inside) / count.of;
}

/** Only the held part counts. */
function partOfRound(phase: Phase, part: number): number {
  if (phase === 'stretch' || phase === 'flow') return part;
  return phase === 'out' ? 0 : 1;
}

function partOfRepetition(
  session: SessionView,
  tempo: Tempo | undefined,
  part: number,
  last: boolean,
): number {
  const dose = session.move?.dose;
  const lengths: readonly (readonly [Phase, number])[] = [
    ['out', tempo?.out ?? 1],
    ['hold', dose?.kind === 'reps' ? dose.holdSeconds : 0],
    ['back', tempo?.back ?? 1],
    ['rest', last ? 0 : (tempo?.rest ?? 0)],
  ];
  let before = 0;
  let total = 0;
  for (const [phase, length] of lengths) {
    if (phase === session.phase) before = total + length * part;
    total += length;
  }
  return before / total;
}

/** Never less than a second: there is always something left of what is on show. */
function numeralOf(session: SessionView, secondsLeft: number): Drawn['numeral'] {
  const { count, move, phase } = session;
  const seconds = (value: number) => ({ unit: 'seconds' as const, value: Math.max(1, value) });
  switch (phase) {
    case 'ready':
    case 'switch':
    case 'hold':
    case 'stretch':
    case 'flow':
      return seconds(secondsLeft);
    case 'out':
    case 'back':
    case 'rest':
      if (count?.unit === 'reps') return { unit: 'count', value: count.n };
      if (phase === 'out' && move?.dose.kind === 'time') return seconds(move.dose.seconds);
      return count && count.of > 1 ? { unit: 'count', value: count.n } : null;
    case 'hurt':
    case 'done':
      return null;
  }
}
