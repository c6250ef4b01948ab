/** Views of card and session as main would push them, for tests and pictures of the windows. */
import type { CardView, Look, SessionWindowView } from '#core/contract';
import type { BreakMove } from '#core/moves/break';
import { type Move, parseMove } from '#core/moves/move-file';
import type { SessionView } from '#core/session/view';
import chinTuck from '../../assets/moves/chin-tuck.json';
import doorwayStretch from '../../assets/moves/doorway-stretch.json';

function moveOf(id: string, data: unknown): Move {
  const parsed = parseMove(`${id}.json`, data);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('; '));
  return parsed.move;
}

export const tuck = moveOf('chin-tuck', chinTuck);
export const doorway = moveOf('doorway-stretch', doorwayStretch);

export const tuckDose: BreakMove = {
  id: 'chin-tuck',
  kind: 'strengthen',
  position: 'seated',
  sides: [null],
  dose: { kind: 'reps', reps: 5, holdSeconds: 3, form: 'standard' },
  intensity: 'full',
  seconds: 53,
  reason: { key: 'break:reason.notSince', params: { day: Date.UTC(2026, 2, 3, 12) } },
  doseReason: { key: 'break:dose.start' },
};

export const doorwayDose: BreakMove = {
  id: 'doorway-stretch',
  kind: 'stretch',
  position: 'standing',
  sides: [null],
  dose: { kind: 'time', seconds: 20, rounds: 1 },
  intensity: 'full',
  seconds: 26,
  reason: { key: 'break:reason.opens', params: { move: 'chin-tuck' } },
  doseReason: { key: 'break:dose.start' },
};

export const look: Look = {
  language: 'en',
  locale: 'en-GB',
  theme: 'light',
  textSize: 100,
  figure: 'teo',
  sound: { enabled: false, volume: 0.6, voice: false },
};

/** A card shown at `now` for three minutes. */
export function cardView(now: number, over: Partial<CardView> = {}): CardView {
  return {
    kind: 'card',
    look,
    layout: 'corner',
    break: { kind: 'break', moves: [tuckDose, doorwayDose], seconds: 85, notes: [] },
    moves: [tuck, doorway],
    shownAt: now,
    closesAt: now + 180_000,
    routineSeconds: null,
    snoozesLeft: 3,
    snoozeMinutes: 5,
    skipAllowed: true,
    skipFromAt: now,
    ...over,
  };
}

/** The session window, by default in the first three seconds of a chin tuck. */
export function sessionView(
  now: number,
  session: Partial<SessionView> = {},
  over: Partial<SessionWindowView> = {},
): SessionWindowView {
  return {
    kind: 'session',
    look,
    layout: 'window',
    moves: [tuck, doorway],
    stopFromAt: now,
    ...over,
    session: {
      step: 1,
      steps: 2,
      move: tuckDose,
      side: null,
      phase: 'ready',
      count: null,
      phaseStartedAt: now,
      phaseEndsAt: now + 3000,
      moveStartedAt: now,
      moveEndsAt: now + 56_000,
      endsAt: now + 85_000,
      pausedAt: null,
      figure: { fromMs: 0, toMs: 0 },
      cueId: '0.0',
      cue: { key: 'moves:chin-tuck.cues.ready' },
      announce: true,
      sound: null,
      breath: 'steady',
      doneFraction: 0,
      outcome: null,
      rating: null,
      canBack: false,
      canNext: true,
      isOver: false,
      nextChangeAt: now + 3000,
      ...session,
    },
  };
}
