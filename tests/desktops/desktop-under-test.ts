/** What is known of a desktop, and what can be done in a session of it. */
import type { ChildProcess } from 'node:child_process';
import type { Area } from './picture';

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

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface SeenWindow {
  readonly title: string;
  /** In pixels of the screen. */
  readonly area: Area;
}

export interface Screen {
  /** Whose title has these words, in the compositor's, or the window manager's, own list. */
  windows(session: Session, words: string): Promise<readonly SeenWindow[]>;
  /** Writes a PNG of the whole screen to a file in the person's home. */
  shoot(session: Session, file: string): Promise<unknown>;
  /** Presses a button there, as a mouse does; null where nothing may move the pointer. */
  readonly click: ((session: Session, at: Point, button: 1 | 2) => Promise<unknown>) | null;
  /** A film in full screen, say: a program and its arguments. */
  readonly film: readonly [command: string, ...args: string[]];
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
  readonly screen: Screen;
  /** How long it takes to come up, where that is longer than others take. */
  readonly settlesMs?: number;
  /** What a person would do first, once everything is up. */
  readonly settle?: (session: Session) => Promise<unknown>;
  /** What the app can't show here, by the table's column, and why. */
  readonly cannot: Readonly<Partial<Record<Column, string>>>;
  /** Where a notification is clicked. null: not found yet. */
  notificationAt(session: Session): Promise<Point | null>;
  /** The button that means "do it" where the first one closes a notification. */
  readonly notificationButton?: 2;
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
  'session',
  'card',
  'full-screen card',
  'settings',
  'do-not-disturb',
  'full screen',
  'panel restart',
  'presence',
] as const;
export type Column = (typeof columns)[number];
