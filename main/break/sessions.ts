/** The session under way: main owns it, with one timer for its next change; windows only show it. */
import type { SessionAction } from '#core/contract';
import type { Rating } from '#core/history/record';
import type { Break, BreakMove } from '#core/moves/composed-break';
import type { MoveId } from '#core/moves/vocabulary';
import { planSession } from '#core/session/plan';
import {
  doneFraction,
  isStep,
  itemOf,
  leftMs,
  nextChangeAt,
  type Session,
  type SessionEvent,
  startSession,
  stepSession,
} from '#core/session/session';
import type { ClockPort, Stop, WindowLoss } from '../ports';
import type { MoveLibrary } from '../storage/move-library';

export interface Sessions {
  /** The session that opens next has these moves. */
  prepare(composed: Break): void;
  /** Opens it with the moves prepared for it, else with those of `composed`; ends one before it. */
  open(id: string, composed: () => Break): Session;
  act(action: SessionAction): void;
  /** What is left of it is done around what is in the way; false when nothing fits. */
  adapt(): boolean;
  /** A window shows it. */
  painted(): void;
  rate(rating: Rating): void;
  /** The schedule ended it. What waits for the person, such as the closing words, stays. */
  close(id: string): void;
  /** Its window is gone: it is over with what was done. */
  lose(how: WindowLoss): void;
  /** Shows it anew: something beside it has changed. */
  refresh(): void;
  current(): Session | null;
}

export interface SessionsParts {
  readonly clock: Pick<ClockPort, 'now' | 'wakeAt'>;
  readonly library: Pick<MoveLibrary, 'byId'>;
  readonly swap: (current: Break, index: number, avoid: readonly MoveId[]) => BreakMove | null;
  /** What is left of a break from `index` on, around what is in the way. */
  readonly adapt: (current: Break, index: number) => readonly BreakMove[];
  /** Something to show has changed. */
  readonly onChange: (session: Session) => void;
  /** The move hurts: whether it stays out of the breaks to come. */
  readonly onHurt: (move: MoveId, isOut: boolean) => void;
  /** It has begun, the person did something, or another tenth is done. `done`: part done, 0–1. */
  readonly onProgress: (id: string, done: number, session: Session) => void;
  /** Its window failed with so much done, before the moves were over. */
  readonly onFailed: (id: string, done: number) => void;
  /** The moves are over; only the closing line is left. Told once. */
  readonly onDone: (id: string, done: number, session: Session) => void;
  /** The schedule ended it while it stood still: it is on show for as long as the person likes. */
  readonly onLeft: (id: string, session: Session) => void;
  /** It is over: nothing more is to be shown. Told once, after `onDone`. */
  readonly onOver: (id: string, session: Session) => void;
}

interface Running {
  readonly id: string;
  readonly session: Session;
  readonly toldDone: boolean;
  readonly toldTenths: number;
}

/** A session as the break it is now, and the move on show in it; null when none is. */
function placeIn(session: Session): { readonly current: Break; readonly index: number } | null {
  const item = itemOf(session);
  if (item.kind !== 'move') return null;
  const staying = session.items.filter(isStep);
  const moves = staying.map(({ planned }) => planned.move);
  return {
    current: { kind: session.kind, moves, seconds: 0, notes: [] },
    index: staying.indexOf(item),
  };
}

export function createSessions(parts: SessionsParts): Sessions {
  const { clock, library } = parts;
  let running: Running | null = null;
  let prepared: Break | null = null;
  let cancelTimer: Stop = () => {};

  function take(from: Running, isAct: boolean): void {
    const { id, session } = from;
    const isDone = itemOf(session).kind === 'closing' || session.endedAt !== null;
    const done = doneFraction(session);
    const tenths = Math.floor(done * 10);
    cancelTimer();
    running =
      session.endedAt === null
        ? { id, session, toldDone: from.toldDone || isDone, toldTenths: tenths }
        : null;
    const nextAt = nextChangeAt(session);
    if (nextAt !== null) cancelTimer = clock.wakeAt(nextAt, () => tell({ type: 'woke' }));
    if (isDone && !from.toldDone) parts.onDone(id, done, session);
    else if (!isDone && (isAct || tenths > from.toldTenths)) {
      parts.onProgress(id, done, session);
    }
    if (session.endedAt === null) parts.onChange(session);
    else parts.onOver(id, session);
  }

  function tell(event: SessionEvent): void {
    if (!running) return;
    const session = stepSession(running.session, event, clock.now());
    take({ ...running, session }, event.type !== 'woke');
  }

  function swap(session: Session): void {
    const place = placeIn(session);
    if (!place) return;
    const away = session.items.flatMap((each) =>
      each.kind === 'move' && each.fate !== 'open' ? [each.planned.move.id] : [],
    );
    const to = parts.swap(place.current, place.index, away);
    if (to) tell({ type: 'swap', to, library: library.byId() });
  }

  function adapt(session: Session): boolean {
    const place = placeIn(session);
    if (!place) return true;
    const to = parts.adapt(place.current, place.index);
    tell({ type: 'adapt', to, library: library.byId() });
    return to.length > 0;
  }

  function tellHurt(session: Session): void {
    const item = itemOf(session);
    if (item.kind === 'hurt') parts.onHurt(item.of.planned.move.id, !item.isKept);
  }

  return {
    prepare(composed) {
      prepared = composed;
    },
    open(id, composed) {
      if (running?.id === id) return running.session;
      tell({ type: 'close' });
      const plan = planSession(prepared ?? composed(), library.byId());
      prepared = null;
      const session = startSession(plan, clock.now());
      take({ id, session, toldDone: false, toldTenths: -1 }, false);
      return session;
    },
    act(action) {
      if (!running) return;
      if (action === 'swap') swap(running.session);
      else if (action === 'gentler') tell({ type: action, library: library.byId() });
      else tell({ type: action });
      if (action === 'hurt' || action === 'keep') tellHurt(running.session);
    },
    adapt: () => running === null || adapt(running.session),
    painted: () => tell({ type: 'painted' }),
    rate: (rating) => tell({ type: 'rate', rating }),
    close(id) {
      if (running?.id !== id || running.toldDone) return;
      tell({ type: 'woke' });
      if (leftMs(running.session) !== null) tell({ type: 'close' });
      else {
        running = { ...running, toldDone: true };
        parts.onLeft(id, running.session);
      }
    },
    lose(how) {
      tell({ type: 'woke' });
      if (how === 'failed' && running && !running.toldDone) {
        parts.onFailed(running.id, doneFraction(running.session));
      }
      tell({ type: 'close' });
    },
    refresh() {
      if (running) parts.onChange(running.session);
    },
    current: () => running?.session ?? null,
  };
}
