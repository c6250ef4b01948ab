/**
 * All that `main` and the windows say to each other. A window sees one `ViewState`, pushed
 * whole whenever it changes, and asks by the calls below; it holds no truth of its own. This
 * file has no schemas at run time, so that the preload stays small; they are in
 * `contract-input.ts`.
 */
import type { z } from 'zod';
import type { inputs, sessionActions } from './contract-input';
import type { HistorySummary } from './history-summary';
import type { Installation } from './installation';
import type { Break } from './moves/composed-break';
import type { Move, MoveProblem } from './moves/move-file';
import type { DayPlan, ScheduleStatus } from './schedule/types';
import type { SessionSize } from './session/size';
import type { SessionView } from './session/view';
import type { Language, Settings, SettingsProblem } from './settings';

export type SessionAction = (typeof sessionActions)[number];

/** What every window needs to look and sound as the person set it. */
export interface Look {
  /** Resolved: never `system`. */
  readonly language: Language;
  /** A BCP 47 tag for dates and times: the system's own when it has the same language. */
  readonly locale: string;
  readonly theme: 'system' | 'light' | 'dark';
  /** Percent, 100–200. */
  readonly textSize: number;
  /** A preset of the figure, or a seed to vary it by. */
  readonly figure: string;
  readonly sound: Settings['sound'];
}

/** The card, and the same large on every covered display. */
export interface CardView {
  readonly kind: 'card';
  readonly look: Look;
  readonly layout: 'corner' | 'fullscreen';
  readonly break: Break;
  /** The moves of the break, with their figures. */
  readonly moves: readonly Move[];
  readonly shownAt: number;
  /**
   * Keys typed so long after it came were meant for something else: it took the keyboard unasked.
   */
  readonly deafForMs: number;
  /** When it goes away by itself. */
  readonly closesAt: number;
  /** Length of the routine when it is on offer with this break; null otherwise. */
  readonly routineSeconds: number | null;
  readonly snoozesLeft: number;
  readonly snoozeMinutes: number;
  readonly skipAllowed: boolean;
  /** Skip and Escape are off before this instant. */
  readonly skipFromAt: number;
}

export interface SessionWindowView {
  readonly kind: 'session';
  readonly look: Look;
  readonly layout: SessionSize;
  readonly session: SessionView;
  readonly moves: readonly Move[];
  /** The end can't be hastened before this instant. */
  readonly stopFromAt: number;
  /** When the next break is, in words such as `10:45`; null when none is known of. */
  readonly nextBreak: string | null;
  /** Letters and digits are shortcuts too. */
  readonly characterKeys: boolean;
}

export interface HomeView {
  readonly kind: 'home';
  readonly look: Look;
  /** The page asked for from the tray or the command line; `asked` counts, so asking twice shows. */
  readonly page: { readonly name: HomePage; readonly asked: number };
  readonly now: number;
  readonly timeZone: string;
  readonly status: ScheduleStatus;
  readonly day: DayPlan;
  /** What the next break would be. */
  readonly next: Break | null;
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** Settings that the organisation has set for good, by path. */
  readonly locked: readonly string[];
  /** What is wrong with a file of the person's, in words. */
  readonly fileProblem: string | null;
  /** How many files or rows of an import have been read, of how many; null while none runs. */
  readonly reading: Progress | null;
  readonly version: string;
  readonly electron: string;
  readonly installed: Installation;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type HomePage = z.infer<(typeof inputs)['home.open']>;
export type ViewState = CardView | SessionWindowView | HomeView;
export type ViewKind = ViewState['kind'];

/** A move of the library: ours, or one the person added, which brings its text along. */
export interface LibraryMove {
  readonly move: Move;
  readonly own: boolean;
}

export interface ImportReport {
  readonly added: readonly string[];
  readonly problems: readonly MoveProblem[];
}

/** How a program of the person's ended; `missing`: it can't be run, `late`: it was ended. */
export type HookEnd = 'done' | 'failed' | 'missing' | 'late';

/** What each call is answered with. */
export interface Outputs {
  'reminder.answer': undefined;
  'session.act': undefined;
  'session.painted': undefined;
  'session.rate': undefined;
  /** Why it can't start, as a key of the texts; null when it did. */
  'break.start': string | null;
  pause: undefined;
  resume: undefined;
  meeting: undefined;
  'settings.change': SettingsProblem | null;
  'settings.reset': undefined;
  'hooks.choose': undefined;
  'hooks.try': HookEnd;
  'folder.open': undefined;
  'link.open': undefined;
  'moves.all': readonly LibraryMove[];
  'moves.import': ImportReport;
  'moves.remove': undefined;
  'history.summary': HistorySummary;
  /** Where it was written; null when the person chose nowhere. */
  'history.export': string | null;
  /** The days that are stored; null when the person chose nothing. A string says what was wrong. */
  'history.import': number | string | null;
  'history.deleteAll': undefined;
  'comfort.record': undefined;
  'home.open': undefined;
}

export type CallName = keyof typeof inputs;
export type Input<C extends CallName> = z.infer<(typeof inputs)[C]>;
export type Output<C extends CallName> = Outputs[C];

/** A call's answer as it crosses the process boundary. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

const names: Readonly<Record<CallName, true>> = {
  'reminder.answer': true,
  'session.act': true,
  'session.painted': true,
  'session.rate': true,
  'break.start': true,
  pause: true,
  resume: true,
  meeting: true,
  'settings.change': true,
  'settings.reset': true,
  'hooks.choose': true,
  'hooks.try': true,
  'folder.open': true,
  'link.open': true,
  'moves.all': true,
  'moves.import': true,
  'moves.remove': true,
  'history.summary': true,
  'history.export': true,
  'history.import': true,
  'history.deleteAll': true,
  'comfort.record': true,
  'home.open': true,
};
/** Every channel there is. Leaving one out does not compile. */
export const callNames = Object.keys(names) as readonly CallName[];

/** Where the pages are that the bridge is for. */
export const pagePaths: readonly string[] = ['/break.html', '/home.html'];

/** The channels of the view: asked for once by a new window, then pushed. */
export const viewChannel = 'view';

/** What the preload gives a page as `window.unhunch`. */
export interface Bridge {
  call<C extends CallName>(
    name: C,
    ...input: Input<C> extends undefined ? [] : [Input<C>]
  ): Promise<Answer<Output<C>>>;
  /** Calls back with the state now and whenever it changes. */
  onView(callback: (view: ViewState) => void): () => void;
}
