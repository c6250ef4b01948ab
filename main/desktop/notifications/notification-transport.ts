import type { NotificationAnswer, NotificationContent } from '../../ports';

/** What came of a try. `server-hangs`: no other transport would get an answer either. */
export type Delivery = 'shown' | 'failed' | 'server-hangs';

/** How this desktop reads what it is sent. */
export interface ServerManners {
  /** The body is read as markup, so plain text has to be escaped. */
  readonly markup: boolean;
}

/** One way of raising a notification. */
export interface NotificationTransport {
  readonly name: string;
  /** Never rejects. `onAnswer` is called at most once, and not after `withdraw`. */
  show(
    content: NotificationContent,
    manners: ServerManners,
    onAnswer: (answer: NotificationAnswer) => void,
  ): Promise<Delivery>;
  /** Takes back what `show` began or showed under the id; harmless when there is none. */
  withdraw(id: string): void;
}

/** The body as this desktop must be sent it to show it as it is. */
export function bodyFor({ markup }: ServerManners, body: string): string {
  if (!markup) return body;
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
