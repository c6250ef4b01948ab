import { type ChildProcess, spawn } from 'node:child_process';
import type { NotificationContent } from '../../ports';
import {
  bodyFor,
  type Delivery,
  type NotificationTransport,
  type ServerManners,
} from '../notification-transport';
import type { RunProgram } from '../run-program';

export interface NotifySendParts {
  readonly runProgram: RunProgram;
  /** Path of the icon. */
  readonly icon: string;
  /** Starts a program without a shell, its output piped. */
  readonly start?: (program: string, args: readonly string[]) => ChildProcess;
}

/** notify-send says the notification's id once the server took it. */
const takenWithinMs = 1000;
/** How long notify-send gets to take its notification off the screen before it is killed. */
const withdrawnWithinMs = 1000;
/** Longer than any reminder stays. A notify-send that lost us ends by itself then. */
const expiresAfterMs = 200_000;

/**
 * libnotify's notify-send, in a process of its own, which waits for the click and for the
 * buttons (libnotify 0.7.10 or later). Unlike Electron's notification it can't block the app,
 * and unlike node-notifier, which hands notify-send to a shell, it can be ended.
 */
export function createNotifySend(parts: NotifySendParts): NotificationTransport {
  const { runProgram, icon } = parts;
  const start = parts.start ?? startPiped;
  const children = new Map<string, ChildProcess>();
  let canWait: Promise<boolean> | undefined;

  return {
    name: 'notify-send',
    async show(content, manners, onAnswer) {
      canWait ??= takesActions(runProgram);
      if (!(await canWait)) return 'failed';
      // Its output has to be unbuffered for the id to come before the end.
      const child = start('stdbuf', [
        '-oL',
        'notify-send',
        ...argumentsFor(content, manners, icon),
      ]);
      children.set(content.id, child);
      child.on('close', () => {
        if (children.get(content.id) === child) children.delete(content.id);
      });
      const answers = new Set<string>(['default', ...content.actions.map(({ answer }) => answer)]);
      return firstLine(child, (line) => {
        if (children.get(content.id) !== child || !answers.has(line)) return;
        onAnswer(line === 'default' ? 'open' : (line as 'start' | 'snooze' | 'skip'));
      });
    },
    withdraw(id) {
      const child = children.get(id);
      if (!child) return;
      children.delete(id);
      // Interrupted, notify-send closes the notification; a hanging server would hold it up.
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), withdrawnWithinMs);
      child.once('close', () => clearTimeout(timer));
    },
  };
}

async function takesActions(runProgram: RunProgram): Promise<boolean> {
  const help = await runProgram('notify-send', ['--help'], 1000);
  return help.kind === 'ended' && help.stdout.includes('--action');
}

function argumentsFor(
  { title, body, actions, quiet }: NotificationContent,
  manners: ServerManners,
  icon: string,
): string[] {
  const clickLabel = actions[0]?.label ?? title;
  return [
    '--print-id',
    '--app-name=Unhunch',
    `--icon=${icon}`,
    `--urgency=${quiet ? 'low' : 'normal'}`,
    `--expire-time=${expiresAfterMs}`,
    '--hint=string:desktop-entry:unhunch',
    ...(quiet ? ['--hint=boolean:suppress-sound:true'] : []),
    `--action=default=${clickLabel}`,
    ...actions.map(({ answer, label }) => `--action=${answer}=${label}`),
    '--',
    title,
    // notify-send reads \n and the like in the body.
    bodyFor(manners, body).replaceAll('\\', '\\\\'),
  ];
}

/** Resolves with what the first line of output says; `onLine` gets those after it. */
function firstLine(child: ChildProcess, onLine: (line: string) => void): Promise<Delivery> {
  return new Promise((resolve) => {
    let taken = false;
    let rest = '';
    const timer = setTimeout(() => resolve('server-hangs'), takenWithinMs);
    const settle = (delivery: Delivery) => {
      clearTimeout(timer);
      resolve(delivery);
    };
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (taken) onLine(line);
        // A refused notification has the id 0.
        else settle(Number(line) > 0 ? 'shown' : 'failed');
        taken = true;
      }
    });
    child.on('error', () => settle('failed'));
    child.on('close', () => settle('failed'));
  });
}

function startPiped(program: string, args: readonly string[]): ChildProcess {
  return spawn(program, [...args], { stdio: ['ignore', 'pipe', 'ignore'] });
}
