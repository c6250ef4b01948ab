/** What is known of a desktop, and what can be done in a session of it. */
import type { ChildProcess } from 'node:child_process';

export interface Session {
  readonly env: NodeJS.ProcessEnv;
  /** The folder that is the person's home. */
  readonly home: string;
  /** Starts a program in the session; it ends with it. */
  start(command: string, ...args: readonly string[]): ChildProcess;
  /** Runs a program to its end and gives what it says; empty when it fails. */
  ask(command: string, ...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

export type Program = readonly [command: string, ...args: string[]];

export interface DesktopUnderTest {
  readonly id: string;
  readonly title: string;
  /** `$XDG_CURRENT_DESKTOP`. */
  readonly name: string;
  readonly kind: 'x11' | 'wayland';
  readonly packages: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Files in the person's home, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Started first; on Wayland the compositor. */
  readonly programs: readonly Program[];
  /** Started once the compositor is there. */
  readonly after?: readonly Program[];
  /** What the app can't show here, by the table's column, and why. */
  readonly cannot: Readonly<Partial<Record<Column, string>>>;
  /** Where a notification is clicked. null: not found yet. */
  notificationAt(session: Session): Promise<{ readonly x: number; readonly y: number } | null>;
  /** Where no mouse can be moved: the server's own way of doing what its click does. */
  readonly clickNotification?: (session: Session) => Promise<unknown>;
  readonly setDoNotDisturb?: (session: Session, on: boolean) => Promise<unknown>;
  /** The panel's program, ended and started anew. */
  readonly panel?: Program;
}

export const columns = [
  'tray',
  'menu',
  'tooltip',
  'notification',
  'picture',
  'click starts',
  'window seen',
  'card seen',
  'do-not-disturb',
  'full screen',
  'panel restart',
  'presence',
] as const;
export type Column = (typeof columns)[number];
