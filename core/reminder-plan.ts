/** Which surface a due break is shown on first, and when another takes its place: one at a time. */
import type { Settings } from './settings';
import { SECOND_MS } from './time';

export interface ReminderPlan {
  readonly first: 'notification' | 'card' | 'cover';
  /** How long the notification has for an answer before the card takes its place; null: it stays. */
  readonly cardAfterMs: number | null;
  /** Whether the card takes the place of a notification that can't be clicked. */
  readonly needsAnswers: boolean;
}

/**
 * `quiet`: the break was held for so long that it is only mentioned. `placesCard`: this desktop
 * lets a card come into a corner without taking the keyboard; where it doesn't, a notification
 * that can be clicked disturbs less, and stays.
 */
export function planReminder(
  { presence, cardAfterSeconds }: Pick<Settings['breaks'], 'presence' | 'cardAfterSeconds'>,
  quiet: boolean,
  placesCard: boolean,
): ReminderPlan {
  if (quiet || presence === 'notification') {
    return { first: 'notification', cardAfterMs: null, needsAnswers: false };
  }
  if (presence === 'fullscreen') return { first: 'cover', cardAfterMs: null, needsAnswers: false };
  if (cardAfterSeconds === 0) return { first: 'card', cardAfterMs: null, needsAnswers: false };
  return {
    first: 'notification',
    cardAfterMs: placesCard ? cardAfterSeconds * SECOND_MS : null,
    needsAnswers: true,
  };
}
