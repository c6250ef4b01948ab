/** How much of the screen a session takes. */
import type { BreakMove } from '../moves/composed-break';
import type { Settings } from '../settings';

export type SessionSize = 'window' | 'large' | 'fullscreen';

/**
 * What the person set, or what suits place and moves: most of the screen, to be read from where
 * one stands; a plain window where large numerals would draw every eye, and for moves done on
 * the chair, an arm's length from the screen. A break that covers the screen is done on it.
 */
export function sessionSizeFor(
  { session, breaks, body }: Pick<Settings, 'session' | 'breaks' | 'body'>,
  moves: readonly Pick<BreakMove, 'position'>[],
): SessionSize {
  if (breaks.presence === 'fullscreen') return 'fullscreen';
  if (session.size !== 'auto') return session.size;
  const isSeated = moves.length > 0 && moves.every(({ position }) => position === 'seated');
  return body.place === 'openOffice' || isSeated ? 'window' : 'large';
}
