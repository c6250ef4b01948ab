/** What main shows in each window: one `ViewState`, pushed whole whenever it changes. */
import type { HomePage } from './command';
import type { Installation } from './installation';
import type { Language } from './languages';
import type { Break } from './moves/composed-break';
import type { Move, MoveProblem } from './moves/move-file';
import type { PackWords } from './moves/pack';
import type { Obstacle } from './obstacles';
import type { DayPlan, ScheduleStatus } from './schedule/types';
import type { SessionSize } from './session/size';
import type { SessionView } from './session/view';
import type { Settings, SettingsProblem } from './settings';
import type { TrayPlace } from './tray-model';

/** What every window needs to look and sound as the person set it. */
export interface Look {
  /** Resolved: never `system`. */
  readonly language: Language;
  /**
   * A BCP 47 tag for dates and times: the system's own when it has the same language, with the
   * clock and the week's first day that the person lives by.
   */
  readonly locale: string;
  readonly theme: 'system' | 'light' | 'dark';
  /** Percent, 100–200. */
  readonly textSize: number;
  /** A preset of the figure, or a seed to vary it by. */
  readonly figure: string;
  readonly sound: Settings['sound'];
}

/** What is in the way of the break on show. */
export interface NotHere {
  /** Where the person is, as a key of the settings' `notHere`. */
  readonly place: keyof Settings['notHere'];
  /** In the way of this break only. */
  readonly now: readonly Obstacle[];
  /** In the way at this place, until further notice. */
  readonly always: readonly Obstacle[];
  /** The break is the one of twenty seconds. */
  readonly isQuick: boolean;
}

/** The card, and the same large on every covered display. */
export interface CardView {
  readonly kind: 'card';
  readonly look: Look;
  readonly layout: 'corner' | 'fullscreen';
  readonly break: Break;
  /** The moves of the break, with their figures. */
  readonly moves: readonly Move[];
  /** Why it comes now: it is due, or the person waits for something else. */
  readonly occasion: 'due' | 'wait';
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
  readonly notHere: NotHere;
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
  /** It was offered for a wait, which is over by now. */
  readonly waitIsOver: boolean;
  readonly spokenBy: SpokenBy;
  readonly notHere: NotHere;
}

/** Who speaks: the window by voices of its own, or main by the system's service. */
export type SpokenBy = 'window' | 'main';

export interface HomeView {
  readonly kind: 'home';
  readonly look: Look;
  readonly spokenBy: SpokenBy;
  /** The page asked for from the tray or the command line; `asked` counts, so asking twice shows. */
  readonly page: { readonly name: HomePage; readonly asked: number };
  readonly now: number;
  readonly timeZone: string;
  /** Where the icon is, for who has never seen it. */
  readonly tray: TrayPlace;
  /** To be said here, since no notification could: that closing the window is not the end. */
  readonly goesOn: boolean;
  readonly status: ScheduleStatus;
  readonly day: DayPlan;
  /** What the next break would be. */
  readonly next: Break | null;
  /** What is left of today's routine, which was broken off; null when nothing is. */
  readonly restOfRoutine: Break | null;
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** Settings that the organisation has set for good, by path. */
  readonly locked: readonly string[];
  /** What is wrong with a file of the person's, in words. */
  readonly fileProblem: string | null;
  /** How many files or rows of an import have been read, of how many; null while none runs. */
  readonly reading: Progress | null;
  /** A file of moves that waits for the person's answer. */
  readonly pack: PackOffer | null;
  readonly version: string;
  readonly electron: string;
  readonly installed: Installation;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** A file of moves that somebody has opened. */
export type PackOffer = {
  /** Of this file, not of one before. */
  readonly id: number;
  /** The file's name. */
  readonly file: string;
} & (
  | {
      readonly kind: 'question';
      readonly words: PackWords;
      readonly moves: readonly {
        readonly id: string;
        readonly name: string;
        /** The person has a move of this id, which it would replace. */
        readonly isMine: boolean;
      }[];
    }
  /** It can't be added, and nothing of it was kept. */
  | { readonly kind: 'refused'; readonly problems: readonly MoveProblem[] }
);

export type ViewState = CardView | SessionWindowView | HomeView;
export type ViewKind = ViewState['kind'];
