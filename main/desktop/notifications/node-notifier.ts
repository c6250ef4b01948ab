import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pTimeout from 'p-timeout';
import type { NotificationAnswer, NotificationContent } from '../../ports';
import {
  bodyFor,
  type Delivery,
  type NotificationTransport,
  type ServerTraits,
} from './notification-transport';

/** The part of node-notifier that is used; its typings leave the platforms' options out. */
export interface NodeNotifier {
  notify(
    options: Readonly<Record<string, unknown>>,
    callback: (error: unknown, response: string, details?: NotifierDetails) => void,
  ): unknown;
}
interface NotifierDetails {
  readonly activationType?: string;
  readonly activationValue?: string;
}

export interface NodeNotifierParts {
  readonly platform: NodeJS.Platform;
  readonly icon: string;
  readonly load?: () => Promise<NodeNotifier>;
}

/** Its helper would have failed by then; that it shows the notification it says only at its end. */
const failsWithinMs = 1000;

/**
 * node-notifier: its own helper programs on Windows and macOS, which wait for the click; on
 * Linux the notify-send of old systems, which shows the text and no more.
 */
export function createNodeNotifier({
  platform,
  icon,
  load = () => loadNodeNotifier(platform),
}: NodeNotifierParts): NotificationTransport {
  const open = new Set<NotificationContent>();

  return {
    name: 'node-notifier',
    // On Linux its helper shows the text and ends.
    answers: platform !== 'linux',
    async show(content, traits, { onAnswer }) {
      const notifier = await load();
      open.add(content);
      const told = new Promise<Delivery>((resolve) => {
        notifier.notify(
          optionsFor(content, traits, platform, content.picture ?? icon),
          (error, response, details) => {
            resolve(error ? 'failed' : 'shown');
            if (error || !open.delete(content)) return;
            const answer = answerOf(content, response, details);
            if (answer) onAnswer(answer);
          },
        );
      });
      return pTimeout(told, { milliseconds: failsWithinMs, fallback: (): Delivery => 'shown' });
    },
    withdraw(id) {
      for (const content of open) {
        if (content.id !== id) continue;
        open.delete(content);
        const takeBack = platform === 'darwin' ? { remove: id } : { close: id };
        if (platform !== 'linux') void load().then((it) => it.notify(takeBack, () => {}));
      }
    },
  };
}

function optionsFor(
  { id, title, body, actions, quiet }: NotificationContent,
  traits: ServerTraits,
  platform: NodeJS.Platform,
  icon: string,
): Readonly<Record<string, unknown>> {
  const labels = actions.map(({ label }) => label);
  switch (platform) {
    case 'win32':
      return { title, message: body, id, icon, sound: !quiet, wait: true, actions: labels };
    case 'darwin':
      return {
        title,
        message: body,
        group: id,
        contentImage: icon,
        sound: !quiet,
        wait: true,
        actions: labels,
      };
    default:
      return {
        // A leading hyphen would be read as a flag.
        title: title.replace(/^-/, '\u2010'),
        message: bodyFor(traits, body).replace(/^-/, '\u2010').replaceAll('\\', '\\\\'),
        icon,
        urgency: quiet ? 'low' : 'normal',
        'app-name': 'Unhunch',
      };
  }
}

/** Each helper words a pressed button in its own way; all name its label somewhere. */
function answerOf(
  { actions }: NotificationContent,
  response: string,
  { activationType = '', activationValue = '' }: NotifierDetails = {},
): NotificationAnswer | undefined {
  const said = [response, activationType, activationValue].map((word) => word?.toLowerCase());
  const pressed = actions.find(({ label }) => said.includes(label.toLowerCase()));
  if (pressed) return pressed.answer;
  return said.some((word) => ['activate', 'clicked', 'contentsclicked'].includes(word))
    ? 'open'
    : undefined;
}

async function loadNodeNotifier(platform: NodeJS.Platform): Promise<NodeNotifier> {
  const { NotificationCenter, NotifySend, WindowsToaster } = (await import('node-notifier'))
    .default;
  switch (platform) {
    case 'win32':
      return new WindowsToaster({
        customPath: helper('snoreToast/snoretoast-x64.exe'),
      }) as NodeNotifier;
    case 'darwin':
      return new NotificationCenter({
        customPath: helper('mac.noindex/terminal-notifier.app/Contents/MacOS/terminal-notifier'),
      }) as NodeNotifier;
    default:
      return new NotifySend() as NodeNotifier;
  }
}

/** A helper program's path. It can't run inside the app's archive; packages have it beside. */
function helper(path: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve('node-notifier'));
  return join(folder.replace('app.asar', 'app.asar.unpacked'), 'vendor', path);
}
