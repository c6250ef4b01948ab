/** Views of card and session as main would push them, for tests and pictures of the windows. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CardView, Look, NotHere, SessionWindowView } from '#core/contract';
import { composeBreak } from '#core/moves/compose';
import { bodyOf } from '#core/moves/eligibility';
import { emptyMemory, libraryOf } from '#core/moves/memory';
import { parseMove } from '#core/moves/move-file';
import type { Situation } from '#core/moves/situation';
import type { MoveId } from '#core/moves/vocabulary';
import { planSession } from '#core/session/plan';
import {
  isStep,
  nextChangeAt,
  type Session,
  type SessionEvent,
  startSession,
  stepSession,
} from '#core/session/session';
import type { Phase } from '#core/session/view';
import { viewOf } from '#core/session/view-of';
import { defaultSettings } from '#core/settings';

const movesDir = path.resolve('assets/moves');

export const library = libraryOf(
  readdirSync(movesDir).map((file) => {
    const parsed = parseMove(file, JSON.parse(readFileSync(path.join(movesDir, file), 'utf8')));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return parsed.move;
  }),
);

const situation: Situation = {
  library,
  body: {
    ...bodyOf(defaultSettings),
    equipment: ['wall', 'doorway', 'chair', 'band', 'dumbbells', 'floor'],
  },
  movesPerBreak: 2,
  readySeconds: 0,
  memory: emptyMemory,
  today: '2026-03-05',
  seed: 7,
};

export const look: Look = {
  language: 'en',
  locale: 'en-GB',
  theme: 'light',
  textSize: 100,
  figure: 'teo',
  sound: { ...defaultSettings.sound, enabled: false },
};

export const usualMoves: readonly MoveId[] = ['chin-tuck', 'doorway-stretch'];

function movesOf(ids: readonly MoveId[]) {
  return ids.flatMap((id) => library.get(id) ?? []);
}

const nothingInTheWay: NotHere = { place: 'home', now: [], always: [], isQuick: false };

/** A card shown at `now` for three minutes. */
export function cardView(now: number, over: Partial<CardView> = {}): CardView {
  const composed = composeBreak(situation, usualMoves);
  return {
    kind: 'card',
    look,
    layout: 'corner',
    break: composed,
    moves: movesOf(composed.moves.map(({ id }) => id)),
    occasion: 'due',
    shownAt: now,
    closesAt: now + 180_000,
    routineSeconds: null,
    snoozesLeft: 3,
    snoozeMinutes: 5,
    skipAllowed: true,
    skipFromAt: now,
    deafForMs: 0,
    notHere: nothingInTheWay,
    ...over,
  };
}

/** A session of `moves` that starts at `now`. */
export function startedSession(now: number, moves: readonly MoveId[] = usualMoves): Session {
  const opened = startSession(planSession(composeBreak(situation, moves), library), now);
  return stepSession(opened, { type: 'painted' }, now);
}

/** The session as time alone carries it on to `now`. */
function ranTo(session: Session, now: number): Session {
  let current = session;
  for (let at = nextChangeAt(current); at !== null && at <= now; at = nextChangeAt(current)) {
    current = stepSession(current, { type: 'woke' }, at);
  }
  return current;
}

/** What the window shows of it, after an event at `now` if one is given. */
export function sessionView(
  session: Session,
  now: number,
  event?: SessionEvent,
  over: Partial<SessionWindowView> = {},
): SessionWindowView {
  const ran = ranTo(session, now);
  const ids = ran.items.filter(isStep).map(({ planned }) => planned.move.id);
  return {
    kind: 'session',
    look,
    layout: 'window',
    session: viewOf(event ? stepSession(ran, event, now) : ran),
    moves: movesOf(ids),
    stopFromAt: now,
    nextBreak: '10:45',
    characterKeys: true,
    waitIsOver: false,
    spokenBy: 'window',
    notHere: nothingInTheWay,
    ...over,
  };
}

/** The first instant, to the tenth of a second, at which the session is in `phase` of `count`. */
export function instantOf(session: Session, phase: Phase, count = 1): number {
  const limit = session.startedAt + 600_000;
  for (let at = session.startedAt; at < limit; at += 100) {
    const view = viewOf(ranTo(session, at));
    if (view.phase === phase && (view.count?.n ?? 1) === count) return at;
  }
  throw new RangeError(`the session never comes to ${phase} ${count}`);
}
