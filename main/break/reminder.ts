/**
 * What a due break raises: the notification, and the card or full screen the person chose. Never
 * two at once: what comes later takes the place of what was there.
 */
import type { CardView } from '#core/contract';
import type { Break } from '#core/moves/composed-break';
import type { MoveId } from '#core/moves/vocabulary';
import type { ReminderPlan } from '#core/reminder-plan';
import { REMINDER_MS } from '#core/schedule/timing';
import type { Translate } from '#core/translate';
import type {
  CardPlace,
  CardRequest,
  ClockPort,
  NotificationAnswer,
  NotifierPort,
  ShownNotification,
  Stop,
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
  readonly plan: ReminderPlan;
  /** How the card's window is opened; its layout is the card's. */
  readonly window: CardRequest;
  readonly card: CardView;
}

export interface Reminder {
  raise(request: ReminderRequest): void;
  withdraw(id: string): void;
  /** The open reminder's break has become another one, which its card shows as `anew` says. */
  adapt(composed: Break, anew: (card: CardView) => CardView): void;
  headsUp(what: Break): void;
  dropHeadsUp(): void;
  /** The person answered a notification: one that is no longer open counts for nothing. */
  answered(id: string, answer: NotificationAnswer): void;
  /** A notification went down with the desktop's server. */
  gone(id: string): void;
  /** The card's window failed: who looks at it must still be asked. */
  cardLost(): void;
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
  /** So many seconds in words, as the card has them. */
  readonly lengthOf: (seconds: number) => string;
  /** Path of the move's picture; null when there is none. */
  readonly pictureOf: (move: MoveId) => string | null;
  /** The person answered through a notification that is open: that of a reminder, or the heads-up. */
  readonly onAnswer: Answer;
}

const corner: CardPlace = { layout: 'corner' };
const notificationAlone: ReminderPlan = {
  first: 'notification',
  cardAfterMs: null,
  needsAnswers: false,
};
/** A card that fails again where nothing else can be shown would fail for ever. */
const mostCardsLost = 1;
const headsUpId = 'heads-up';
/** The card is loaded unseen so long before it takes the notification's place. */
const aheadMs = 10_000;

export function createReminder(parts: ReminderParts): Reminder {
  const { clock, notifier, windows, t, onAnswer } = parts;
  let current: ReminderRequest | null = null;
  let isAnnounced = false;
  let transport: string | null = null;
  let cancelCard: Stop = () => {};
  let onScreen: Pick<CardView, 'layout' | 'shownAt'> | null = null;
  let cardsLost = 0;

  function dropHeadsUp(): void {
    if (!isAnnounced) return;
    isAnnounced = false;
    notifier.withdraw(headsUpId);
  }

  function showCard(request: ReminderRequest, place: CardPlace, focus: boolean): void {
    cancelCard();
    notifier.withdraw(request.id);
    onScreen = { layout: place.layout, shownAt: clock.now() };
    windows.publish({ ...request.card, ...onScreen });
    windows.open('card', { ...place, textSize: request.window.textSize, focus });
  }

  async function showNotification(request: ReminderRequest): Promise<void> {
    const start = { answer: 'start' as const, label: t('notification.start') };
    const snooze = { answer: 'snooze' as const, label: t('notification.snooze') };
    const skip = { answer: 'skip' as const, label: t('notification.skip') };
    const shown = await notifier.show({
      id: request.id,
      title: t(`notification.${request.card.occasion}.title`),
      body: namesOf(request.break, parts),
      actions: [start, ...(request.canSnooze ? [snooze] : []), ...(request.canSkip ? [skip] : [])],
      quiet: request.quiet,
      picture: pictureOf(request.break, parts),
    });
    // Null for one that was withdrawn on its way, too: that tells nothing of the transports.
    if (shown) transport = shown.by;
    if (current?.id !== request.id || windows.isOpen('card')) return;
    if (!shown) transport = null;
    followWithCard(current, shown);
  }

  function followWithCard(request: ReminderRequest, shown: ShownNotification | null): void {
    const { cardAfterMs, needsAnswers } = request.plan;
    if (!shown || (needsAnswers && !shown.answerable)) {
      showCard(request, corner, false);
    } else if (cardAfterMs !== null) {
      const cardAt = request.card.closesAt - REMINDER_MS + cardAfterMs;
      cancelCard = clock.wakeAt(cardAt - aheadMs, () => {
        windows.prepare('card', request.window);
        // By then it may offer another break.
        cancelCard = clock.wakeAt(cardAt, () => showCard(current ?? request, corner, false));
      });
    }
  }

  return {
    raise(request) {
      dropHeadsUp();
      cancelCard();
      current = request;
      onScreen = null;
      cardsLost = 0;
      if (request.plan.first === 'notification') {
        windows.close('card');
        void showNotification(request);
      } else showCard(request, request.window, false);
    },
    withdraw(id) {
      if (current?.id !== id) return;
      current = null;
      cancelCard();
      notifier.withdraw(id);
      windows.close('card');
    },
    adapt(composed, anew) {
      if (!current) return;
      current = { ...current, break: composed, card: anew(current.card) };
      if (onScreen && windows.isOpen('card')) windows.publish({ ...current.card, ...onScreen });
    },
    headsUp(what) {
      isAnnounced = true;
      const content = {
        id: headsUpId,
        title: t('notification.headsUp.title'),
        body: namesOf(what, parts),
        actions: [],
        quiet: true,
        picture: pictureOf(what, parts),
      };
      void notifier.show(content).then((shown) => {
        transport = shown?.by ?? null;
      });
    },
    dropHeadsUp,
    answered(id, answer) {
      if (id !== (current?.id ?? (isAnnounced ? headsUpId : null))) return;
      onAnswer(answer, current?.id ?? null);
    },
    gone(id) {
      if (current?.id === id) showCard(current, corner, false);
    },
    cardLost() {
      if (!current || !onScreen) return;
      onScreen = null;
      cardsLost += 1;
      if (cardsLost > mostCardsLost) return;
      current = { ...current, plan: notificationAlone };
      void showNotification(current);
    },
    focus() {
      if (!current) return;
      if (windows.isOpen('card')) windows.focus('card');
      else showCard(current, current.window, true);
    },
    open: () => current?.id ?? null,
    transport: () => transport,
  };
}

type Told = Pick<ReminderParts, 't' | 'nameOf' | 'lengthOf' | 'pictureOf'>;

/** The moves by name, and how long they take: "Chin tuck and Doorway stretch · 1m 20s". */
function namesOf(what: Break, { t, nameOf, lengthOf }: Told): string {
  const moves = what.moves.map((move) => nameOf(move.id));
  return t('notification.moves', { moves, length: lengthOf(what.seconds) });
}

function pictureOf(what: Break, told: Told): string | null {
  const [first] = what.moves;
  return first ? told.pictureOf(first.id) : null;
}
