/** What a due break raises: the notification, and the card or full screen the person chose. */
import type { CardView } from '#core/contract';
import type { Break } from '#core/moves/break';
import type { MoveId } from '#core/moves/vocabulary';
import type { Translate } from '#core/translate';
import type {
  ClockPort,
  NotificationAnswer,
  NotifierPort,
  WindowRequest,
  WindowsPort,
} from '../ports';
import type { Answer } from './answers';

export interface ReminderRequest {
  readonly id: string;
  readonly break: Break;
  /** A notification without sound, and no card. */
  readonly quiet: boolean;
  readonly canSnooze: boolean;
  readonly canSkip: boolean;
  readonly presence: 'notification' | 'card' | 'fullscreen';
  /** How the card's window is opened; its layout is the card's. */
  readonly window: WindowRequest;
  readonly card: CardView;
}

export interface Reminder {
  raise(request: ReminderRequest): void;
  withdraw(id: string): void;
  headsUp(what: Break): void;
  dropHeadsUp(): void;
  /** The person answered a notification: one that is no longer open counts for nothing. */
  answered(id: string, answer: NotificationAnswer): void;
  /** Brings the card up, with the keyboard, if a reminder is open. */
  focus(): void;
  /** The id of the open reminder; null when there is none. */
  open(): string | null;
  /** Which transport carried the last notification; null when none did. */
  transport(): string | null;
}

export interface ReminderParts {
  readonly clock: Pick<ClockPort, 'now' | 'wakeAt'>;
  readonly notifier: NotifierPort;
  readonly windows: WindowsPort;
  readonly t: Translate;
  /** A move's name; an added one brings its own. */
  readonly nameOf: (move: MoveId) => string;
  /** The person answered through a notification that is open: that of a reminder, or the heads-up. */
  readonly onAnswer: Answer;
}

const headsUpId = 'heads-up';
/** A server that hangs holds the card up no longer than this. */
const notificationLimitMs = 1000;

export function createReminder({
  clock,
  notifier,
  windows,
  t,
  nameOf,
  onAnswer,
}: ReminderParts): Reminder {
  let current: ReminderRequest | null = null;
  let isAnnounced = false;
  let transport: string | null = null;

  function dropHeadsUp(): void {
    if (!isAnnounced) return;
    isAnnounced = false;
    notifier.withdraw(headsUpId);
  }

  function showCard(request: ReminderRequest, layout: CardView['layout'], focus: boolean): void {
    windows.publish({ ...request.card, layout });
    windows.open('card', { ...request.window, layout, focus });
  }

  /** The notification first: opening a window keeps the app busy for longer than it takes. */
  async function show(request: ReminderRequest): Promise<void> {
    const start = { answer: 'start' as const, label: t('notification.start') };
    const snooze = { answer: 'snooze' as const, label: t('notification.snooze') };
    const skip = { answer: 'skip' as const, label: t('notification.skip') };
    const shown = notifier.show({
      id: request.id,
      title: t('notification.due.title'),
      body: namesOf(request.break, { t, nameOf }),
      actions: [start, ...(request.canSnooze ? [snooze] : []), ...(request.canSkip ? [skip] : [])],
      quiet: request.quiet,
    });
    if (!request.quiet && request.presence !== 'notification') {
      await shownOrLate(shown);
      if (current === request) showCard(request, request.card.layout, false);
    }
    const shownBy = await shown;
    // One that was withdrawn on its way tells nothing of the transports.
    if (current !== request) return;
    transport = shownBy;
    if (transport === null && !windows.isOpen('card')) showCard(request, 'corner', false);
  }

  function shownOrLate(shown: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const stop = clock.wakeAt(clock.now() + notificationLimitMs, resolve);
      void shown.then(() => {
        stop();
        resolve();
      });
    });
  }

  return {
    raise(request) {
      dropHeadsUp();
      current = request;
      if (request.quiet) windows.close('card');
      void show(request);
    },
    withdraw(id) {
      if (current?.id !== id) return;
      current = null;
      notifier.withdraw(id);
      windows.close('card');
    },
    headsUp(what) {
      isAnnounced = true;
      const content = {
        id: headsUpId,
        title: t('notification.headsUp.title'),
        body: namesOf(what, { t, nameOf }),
        actions: [],
        quiet: true,
      };
      void notifier.show(content).then((shownBy) => {
        transport = shownBy;
      });
    },
    dropHeadsUp,
    answered(id, answer) {
      if (id !== (current?.id ?? (isAnnounced ? headsUpId : null))) return;
      onAnswer(answer, current?.id ?? null);
    },
    focus() {
      if (!current) return;
      if (windows.isOpen('card')) windows.focus('card');
      else showCard(current, current.card.layout, true);
    },
    open: () => current?.id ?? null,
    transport: () => transport,
  };
}

/** The moves by name, and how long they take: "Chin tuck and Doorway stretch · 2 minutes". */
function namesOf(what: Break, { t, nameOf }: Pick<ReminderParts, 't' | 'nameOf'>): string {
  const moves = what.moves.map((move) => nameOf(move.id));
  return t('notification.moves', { moves, count: Math.max(1, Math.round(what.seconds / 60)) });
}
