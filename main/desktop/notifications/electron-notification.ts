import { Notification } from 'electron';
import { bodyFor, type NotificationTransport } from './notification-transport';

export interface ElectronNotificationParts {
  /** Path of the icon. */
  readonly icon: string;
  /**
   * Whether the server answers just now. Electron's calls to it on Linux block the app, so none
   * is made without asking.
   */
  readonly serverAnswers: () => Promise<boolean>;
}

/** Electron's own notification. Buttons where its version and the desktop have them. */
export function createElectronNotification({
  icon,
  serverAnswers,
}: ElectronNotificationParts): NotificationTransport {
  /** Kept, since a notification that is collected as garbage can't be clicked. */
  const open = new Map<string, Notification>();

  return {
    name: 'electron',
    answers: true,
    show(content, traits, { onAnswer }) {
      if (!Notification.isSupported()) return Promise.resolve('failed');
      const { id, title, body, actions, quiet, picture } = content;
      const notification = new Notification({
        title,
        body: bodyFor(traits, body),
        icon: picture ?? icon,
        silent: quiet,
        urgency: quiet ? 'low' : 'normal',
        timeoutType: actions.length > 0 ? 'never' : 'default',
        actions: actions.map(({ label }) => ({ type: 'button', text: label })),
      });
      open.set(id, notification);
      const answer = (chosen: Parameters<typeof onAnswer>[0]) => {
        if (open.get(id) !== notification) return;
        open.delete(id);
        onAnswer(chosen);
      };
      notification.on('click', () => answer('open'));
      // Electron 33 gives the button's index as an argument, later ones in the event.
      notification.on('action', (event, index) => {
        const action = actions[event.actionIndex ?? index];
        if (action) answer(action.answer);
      });
      return new Promise((resolve) => {
        notification.on('show', () => resolve('shown'));
        notification.on('failed', () => resolve('failed'));
        notification.show();
      });
    },
    withdraw(id) {
      const notification = open.get(id);
      open.delete(id);
      if (!notification) return;
      void serverAnswers().then((answers) => {
        if (answers) notification.close();
      });
    },
  };
}
