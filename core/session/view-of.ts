/** From a session to what its window shows. */
import type { BreakMove } from '../moves/composed-break';
import type { Message } from '../moves/vocabulary';
import {
  backIndex,
  doneFraction,
  endsAt,
  type Item,
  itemLengthMs,
  itemOf,
  nextChangeAt,
  outcomeOf,
  type Session,
  segmentOf,
} from './session';
import type { SessionView } from './view';

/** How many kind lines there are for the end of a whole session. */
export const closingLines = 5;

/** What a window shows at the instant the session was last stepped to. */
export function viewOf(session: Session): SessionView {
  const item = itemOf(session);
  const itemStartedAt = session.anchorAt - session.anchorMs;
  const shown = session.items.slice(0, session.index + 1).filter(isStep);
  return {
    step: Math.max(1, shown.length),
    steps: session.items.filter(isStep).length,
    move: lastMove(session),
    ...momentOf(session, item, itemStartedAt),
    moveStartedAt: itemStartedAt,
    moveEndsAt: itemStartedAt + itemLengthMs(item),
    endsAt: endsAt(session),
    pausedAt: session.pausedAt,
    doneFraction: doneFraction(session),
    outcome: item.kind === 'closing' || session.endedAt !== null ? outcomeOf(session) : null,
    rating: session.rating,
    canBack: backIndex(session) >= 0,
    canNext: item.kind !== 'closing',
    isOver: session.endedAt !== null,
    nextChangeAt: nextChangeAt(session),
  };
}

type Moment = Pick<
  SessionView,
  | 'phase'
  | 'side'
  | 'count'
  | 'phaseStartedAt'
  | 'phaseEndsAt'
  | 'figure'
  | 'cueId'
  | 'cue'
  | 'announce'
  | 'sound'
  | 'breath'
>;

function momentOf(session: Session, item: Item, itemStartedAt: number): Moment {
  if (item.kind === 'move') {
    const segment = segmentOf(item, session.anchorMs);
    return {
      phase: segment.phase,
      side: segment.side,
      count: segment.count,
      phaseStartedAt: itemStartedAt + segment.phaseStartMs,
      phaseEndsAt: itemStartedAt + segment.phaseEndMs,
      figure: segment.figure,
      cueId: `${session.index}.${segment.startMs}`,
      cue: segment.cue,
      announce: segment.announce,
      sound: segment.sound,
      breath: segment.breath,
    };
  }
  const isClosing = item.kind === 'closing';
  return {
    phase: isClosing ? 'done' : 'hurt',
    side: null,
    count: null,
    phaseStartedAt: itemStartedAt,
    phaseEndsAt: itemStartedAt + itemLengthMs(item),
    figure: { fromMs: 0, toMs: 0 },
    cueId: `${session.index}`,
    cue: isClosing ? closingLine(session) : { key: 'break:safety.hurt' },
    announce: true,
    sound: isClosing ? 'done' : null,
    breath: 'steady',
  };
}

function closingLine(session: Session): Message {
  if (session.items.some((item) => item.kind === 'hurtNotice')) {
    return { key: 'break:closing.hurt' };
  }
  const outcome = outcomeOf(session);
  if (outcome !== 'done') return { key: `break:closing.${outcome}` };
  const line = 1 + (Math.floor(session.startedAt / 1000) % closingLines);
  return { key: `break:closing.done${line}` };
}

/** A move that counts as one of the session's steps. */
function isStep(item: Item): boolean {
  return item.kind === 'move' && item.fate !== 'swapped';
}

/** The move on show, or the last one that was. */
function lastMove(session: Session): BreakMove | null {
  const item = session.items.findLast(
    (one, index) => index <= session.index && one.kind === 'move' && one.fate !== 'swapped',
  );
  return item?.kind === 'move' ? item.planned.move : null;
}
