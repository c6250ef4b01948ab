/** Has the card's window at hand when a break comes due that is shown on it first. */
import { planReminder } from '#core/reminder-plan';
import type { Settings } from '#core/settings';
import type { ClockPort, WindowsPort } from '../ports';
import type { Snapshot } from '../views/snapshot';
import { cardRequest } from '../views/window-views';
import type { Reminder } from './reminder';

/** No break comes due without having been this near: the schedule looks once a minute. */
const aheadMs = 90_000;

export interface CardAheadParts {
  readonly clock: Pick<ClockPort, 'now'>;
  readonly snapshot: Pick<Snapshot, 'status'>;
  readonly settings: () => Settings;
  readonly reminder: Pick<Reminder, 'open'>;
  readonly windows: Pick<WindowsPort, 'prepare' | 'close' | 'placesCard'>;
}

/** To be called whenever time has passed or the schedule has changed. */
export function createCardAhead(parts: CardAheadParts): () => void {
  const { clock, snapshot, settings, reminder, windows } = parts;

  /** A break that is held, or will be, may take as long as a call. */
  function isNear(): boolean {
    const { phase, nextBreakAt, meeting } = snapshot.status();
    const comes = phase === 'counting' || phase === 'snoozed' || phase === 'waiting';
    return comes && !meeting && nextBreakAt !== null && nextBreakAt - clock.now() <= aheadMs;
  }

  return () => {
    if (reminder.open() !== null) return;
    const { first } = planReminder(settings().breaks, false, windows.placesCard);
    if (first !== 'notification' && isNear()) {
      windows.prepare('card', cardRequest(settings()));
    } else windows.close('card');
  };
}
