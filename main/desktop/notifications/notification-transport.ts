import type { NotificationAnswer, NotificationContent } from '../../ports';

/** What came of a try. `server-hangs`: no other transport would get an answer either. */
export type Delivery = 'shown' | 'failed' | 'server-hangs';

/** How this desktop treats what it is sent. */
export interface ServerTraits {
  /** The body is read as markup, so plain text has to be escaped. */
  readonly markup: boolean;
  /** A click or a button comes back to who sent it. */
  readonly answers: boolean;
  /** How the click on the notification itself is asked for, without a button for it. */
  readonly click: 'unlabelled' | 'left-out';
}

/** What a transport tells of a notification that it has taken. */
export interface NotificationEvents {
  /** Called at most once, and not after `withdraw`. */
  readonly onAnswer: (answer: NotificationAnswer) => void;
  /** It was on the screen, and is lost with the server: nobody can answer it any more. */
  readonly onGone: () => void;
}

/** One way of raising a notification. */
export interface NotificationTransport {
  readonly name: string;
  /** Whether a click on what it shows comes back, where the server lets it. */
  readonly answers: boolean;
  /** Never rejects. */
  show(
    content: NotificationContent,
    traits: ServerTraits,
    events: NotificationEvents,
  ): Promise<Delivery>;
  /** Takes back what `show` began or showed under the id; harmless when there is none. */
  withdraw(id: string): void;
}

/** The body as this desktop must be sent it to show it as it is. */
export function bodyFor({ markup }: ServerTraits, body: string): string {
  if (!markup) return body;
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
