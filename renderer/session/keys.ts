import type { SessionAction, SessionWindowView } from '#core/contract';
import type { Rating } from '#core/history/record';

/** What a key means in a session, whatever is on show: one meaning a key. */
export type KeyMeaning =
  | 'goOrPause'
  | 'go'
  | 'turn'
  | 'back'
  | 'next'
  | 'swap'
  | 'undo'
  | 'hurt'
  | 'notHere'
  | 'leave'
  | Rating;

export interface SessionKey {
  readonly means: KeyMeaning;
  /** As `KeyboardEvent.key` has them; letters small. */
  readonly keys: readonly string[];
  /** As it is written on the key, for Help. */
  readonly label: string;
}

/** Every key of a session. Help shows it, and the code goes by it. */
export const sessionKeys: readonly SessionKey[] = [
  { means: 'goOrPause', keys: [' '], label: 'Space' },
  { means: 'go', keys: ['enter'], label: 'Enter' },
  {
    means: 'turn',
    keys: ['arrowleft', 'arrowright', 'arrowup', 'arrowdown'],
    label: '← → ↑ ↓',
  },
  { means: 'back', keys: ['pageup', 'b'], label: 'Page Up, B' },
  { means: 'next', keys: ['pagedown', 'n'], label: 'Page Down, N' },
  { means: 'swap', keys: ['a'], label: 'A' },
  { means: 'undo', keys: ['z'], label: 'Z' },
  { means: 'hurt', keys: ['h'], label: 'H' },
  { means: 'notHere', keys: ['o'], label: 'O' },
  { means: 'leave', keys: ['escape'], label: 'Esc' },
  { means: 'easy', keys: ['1'], label: '1' },
  { means: 'right', keys: ['2'], label: '2' },
  { means: 'hard', keys: ['3'], label: '3' },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'code'>;

/**
 * What the key means; null for none of ours. A letter or digit counts by the place of its key
 * where the keyboard writes another script, and not at all when `characterKeys` is off.
 */
export function meaningOf({ key, code }: Pressed, characterKeys: boolean): KeyMeaning | null {
  const place = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  const name = (/^[a-z]$/i.test(key) ? key : (place ?? key)).toLowerCase();
  const isCharacter = name.length === 1 && name !== ' ';
  if (isCharacter && !characterKeys) return null;
  return sessionKeys.find(({ keys }) => keys.includes(name))?.means ?? null;
}

/** They change the move on show. */
const changing: ReadonlySet<KeyMeaning> = new Set(['back', 'next', 'swap', 'undo', 'hurt']);

/** Whether the key counts only when it is pressed again: a stray letter changes nothing. */
export function countsTwice({ key }: Pressed, meaning: KeyMeaning): boolean {
  return /^\p{L}$/u.test(key) && changing.has(meaning);
}

/** What is asked of main when a key of that meaning is pressed; null when it means nothing now. */
export function actionOf(
  meaning: KeyMeaning,
  view: Pick<SessionWindowView, 'session' | 'stopFromAt'>,
  now: number,
): SessionAction | null {
  const { phase, isPaused, canBack, canNext, inPlaceOf } = view.session;
  const moving = isMoving(view.session);
  switch (meaning) {
    case 'goOrPause':
      if (!moving) return null;
      if (isPaused) return 'resume';
      return phase === 'ready' ? 'go' : 'pause';
    case 'go':
      return phase === 'ready' ? 'go' : null;
    case 'back':
      return moving && canBack ? 'back' : null;
    case 'next':
      return moving && canNext ? 'next' : null;
    case 'swap':
    case 'hurt':
      return moving ? meaning : null;
    case 'undo':
      return inPlaceOf === null ? null : 'undo';
    case 'leave':
      if (phase === 'done') return 'close';
      return now >= view.stopFromAt ? 'finish' : null;
    case 'turn':
    case 'notHere':
    case 'easy':
    case 'right':
    case 'hard':
      return null;
  }
}

/** Whether a move is on show. */
export function isMoving({ phase }: Pick<SessionWindowView['session'], 'phase'>): boolean {
  return phase !== 'done' && phase !== 'hurt';
}

/** How it was, when the key says so and the question stands. */
export function ratingOf(
  meaning: KeyMeaning,
  { phase, outcome }: Pick<SessionWindowView['session'], 'phase' | 'outcome'>,
): Rating | null {
  if (phase !== 'done' || outcome === 'stopped') return null;
  return meaning === 'easy' || meaning === 'right' || meaning === 'hard' ? meaning : null;
}
