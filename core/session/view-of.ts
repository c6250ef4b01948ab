/** From a session to what its window shows. */
import type { Message } from '../moves/vocabulary';
import type { Segment } from './segment';
import {
  backIndex,
  doneFraction,
  endsAt,
  hasGentler,
  type Item,
  isStep,
  itemLengthMs,
  itemOf,
  type MoveItem,
  nextChangeAt,
  outcomeOf,
  type Session,
  segmentOf,
  standsStill,
  swappedFor,
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
    step: shown.length,
    steps: session.items.filter(isStep).length,
    move: shown.at(-1)?.planned.move ?? null,
    ...momentOf(session, item, itemStartedAt),
    moveStartedAt: itemStartedAt,
    moveEndsAt: itemStartedAt + itemLengthMs(item),
    endsAt: endsAt(session),
    stillAt: standsStill(session) ? session.anchorAt : null,
    isPaused: session.pausedAt !== null,
    doneFraction: doneFraction(session),
    outcome: item.kind === 'closing' || session.endedAt !== null ? outcomeOf(session) : null,
    inPlaceOf: swappedFor(session)?.planned.move.id ?? null,
    hurt: hurtOf(item),
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
  | 'note'
  | 'lines'
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
      note: segment.note,
      lines: standsStill(session) ? [] : linesOf(session, item, segment),
      sound: segment.sound,
      breath: segment.breath,
    };
  }
  const isClosing = item.kind === 'closing';
  const cue = isClosing ? closingLine(session) : { key: 'break:safety.hurt' };
  return {
    phase: isClosing ? 'done' : 'hurt',
    side: null,
    count: null,
    phaseStartedAt: itemStartedAt,
    phaseEndsAt: itemStartedAt + itemLengthMs(item),
    figure: { fromMs: 0, toMs: 0 },
    cueId: `${session.index}`,
    cue,
    note: null,
    lines: [{ id: `${session.index}`, inMs: 0, say: [cue], kind: 'words', read: [cue] }],
    sound: isClosing ? 'done' : null,
    breath: 'steady',
  };
}

function linesOf(session: Session, item: MoveItem, segment: Segment): SessionView['lines'] {
  const startedAt = session.anchorAt - session.anchorMs;
  return item.planned.script
    .filter(({ atMs }) => atMs >= segment.startMs && atMs < segment.endMs)
    .map(({ atMs, say, kind, read }) => ({
      id: `${session.index}.${atMs}@${startedAt}`,
      inMs: atMs - session.anchorMs,
      say,
      kind,
      read,
    }));
}

function closingLine(session: Session): Message {
  const hurt = session.items.findLast((item) => item.kind === 'hurt');
  if (hurt) return { key: hurt.isKept ? 'break:closing.hurtKept' : 'break:closing.hurt' };
  const outcome = outcomeOf(session);
  if (outcome !== 'done') return { key: `break:closing.${outcome}` };
  const line = 1 + (Math.floor(session.startedAt / 1000) % closingLines);
  return { key: `break:closing.done${line}` };
}

function hurtOf(item: Item): SessionView['hurt'] {
  if (item.kind !== 'hurt') return null;
  const { of, isKept } = item;
  return { move: of.planned.move.id, hasGentler: hasGentler(item), isKept };
}
