/**
 * Everything the shell needs from the machine it runs on. `main/desktop` has the real ones,
 * tests pass their own. A port decides nothing: it says what is so, or does as told.
 */
import type { HookEnd, Progress, ViewKind, ViewState } from '#core/contract';
import type { FileProblem } from '#core/file-problem';
import type { HistorySummary } from '#core/history-summary';
import type { Installation } from '#core/installation';
import type { Language } from '#core/languages';
import type { Body } from '#core/moves/eligibility';
import type { Memory } from '#core/moves/memory';
import type { Move } from '#core/moves/move-file';
import type { CalendarDay } from '#core/schedule/local-time';
import type { ProbedReason } from '#core/schedule/types';
import type { HookEvent, Settings, Weekday } from '#core/settings';
import type { TrayCommand, TrayModel, TrayPlace } from '#core/tray-model';
import type { Voice } from '#core/voices';

/** Ends what a call began: a timer, a subscription. Calling it twice is harmless. */
export type Stop = () => void;

export interface ClockPort {
  /** Wall time, epoch ms. */
  now(): number;
  /** The IANA zone the machine is in at this moment. */
  timeZone(): string;
  /** Calls back once, at or after the wall time `at`, however far ahead and whatever sleeps. */
  wakeAt(at: number, callback: () => void): Stop;
}

export interface LogPort {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface TrayPort {
  /** Draws the model; only what differs from the last one is sent to the desktop. */
  show(model: TrayModel): void;
  /** The person chose a menu entry, or clicked the icon itself, which asks for the window. */
  onCommand(callback: (command: TrayCommand) => void): Stop;
  /** Whether some panel shows the icon. Tells at once, and whenever it changes. */
  onHostChange(callback: (present: boolean) => void): Stop;
  /** Where the person finds the icon. */
  place(): TrayPlace;
  close(): void;
}

export type NotificationAnswer = 'open' | 'start' | 'snooze' | 'skip';

export interface NotificationContent {
  /** Replaces the notification shown under the same id. */
  readonly id: string;
  /** Plain text; never read as markup. */
  readonly title: string;
  readonly body: string;
  readonly actions: readonly {
    readonly answer: Exclude<NotificationAnswer, 'open'>;
    readonly label: string;
  }[];
  /** Shown without sound or urgency. */
  readonly quiet: boolean;
  /** Path of a picture of what it is about, which other programs can read; null: the app's icon. */
  readonly picture: string | null;
}

/** How a notification came on the screen. */
export interface ShownNotification {
  /** The transport's name. */
  readonly by: string;
  /** Whether a click on it, or on its buttons, comes back. */
  readonly answerable: boolean;
}

export interface NotifierPort {
  /**
   * Shows the notification by the first transport that takes it. Resolves to null when none did,
   * or when the desktop took over 5 s to answer. Never rejects.
   */
  show(content: NotificationContent): Promise<ShownNotification | null>;
  withdraw(id: string): void;
  onAnswer(callback: (id: string, answer: NotificationAnswer) => void): Stop;
  /** One that was on the screen went down with its server, and couldn't be shown anew. */
  onGone(callback: (id: string) => void): Stop;
  close(): void;
}

export interface ProbeReport {
  readonly name: string;
  readonly reason: ProbedReason;
  /** null until it was first asked. */
  readonly available: boolean | null;
  /** Why it is not available, or what it found. */
  readonly detail: string;
}

export interface BusySample {
  readonly reasons: readonly ProbedReason[];
  readonly unknown: readonly ProbedReason[];
}

export interface BusyPort {
  /**
   * Asks the probes of `reasons`, each within its time limit. Resolves to those that are so, and
   * those that no probe could tell; never rejects.
   */
  sample(reasons: readonly ProbedReason[]): Promise<BusySample>;
  /** What is known of each probe, for `--status --json`. */
  report(): readonly ProbeReport[];
}

export interface PresencePort {
  /** Milliseconds since the person's last input; null when it can't be told. Never rejects. */
  idleMs(): Promise<number | null>;
  /** The name of the source in use, such as `electron` or `mutter`; `none` when there is none. */
  source(): string;
}

export type PowerEvent = 'suspend' | 'resume' | 'lock' | 'unlock' | 'shutdown';

export interface PowerPort {
  on(callback: (event: PowerEvent) => void): Stop;
}

export interface LoginPort {
  /** Makes the app start with the person's session, or not. Rejects with a clear message. */
  setLaunchAtLogin(on: boolean): Promise<void>;
  /** Whether it does now, as the desktop has it. Rejects when that can't be told. */
  launchesAtLogin(): Promise<boolean>;
}

export interface HookPort {
  /** Runs a program with its arguments, without a shell, for 10 s at most. Never rejects. */
  run(event: HookEvent, command: readonly string[]): Promise<HookEnd>;
}

/** Other programs that play music or films. */
export interface PlayersPort {
  /** Pauses those that play. Never rejects. */
  pause(): Promise<void>;
  /**
   * Plays on with those it paused, where nobody else has played or ended them. Resolves when all
   * of them have been told, by this call and those before. Never rejects.
   */
  playAgain(): Promise<void>;
}

export interface ProcessesPort {
  /**
   * Calls back once, within a few seconds of the end of the process with this number. Null when
   * there is none.
   */
  onEnd(pid: number, callback: () => void): Stop | null;
}

/** Over every display, or the one in use. */
export interface CoverPlace {
  readonly layout: 'fullscreen';
  readonly displays: 'all' | 'active';
}

/** A card lies in a corner of the display in use, or covers. */
export type CardPlace = CoverPlace | { readonly layout: 'corner' };
/** On the display in use; `large` takes most of its work area. */
export type WindowPlace = CardPlace | { readonly layout: 'window' | 'large' };

export interface WindowOptions {
  /** Percent of the text size, which windows grow with. */
  readonly textSize: number;
  /** Whether it may take the keyboard: only when the person asked for it just now. */
  readonly focus: boolean;
}

export type CardRequest = CardPlace & WindowOptions;
export type WindowRequest = WindowPlace & WindowOptions;

/** The person closed the window; or its page crashed, hangs or could not load. */
export type WindowLoss = 'closed' | 'failed';

/** Windows are views: losing one changes nothing but that it is told. */
export interface WindowsPort {
  /**
   * Whether this desktop lets a window come into a corner, on top, without taking the keyboard.
   * Native Wayland does not.
   */
  readonly placesCard: boolean;
  /**
   * Loads the window's page unseen, so that an `open` which comes soon shows it at once. Until
   * then it counts as closed; `close` gives it up.
   */
  prepare(kind: ViewKind, request: WindowRequest): void;
  /** Opens the window, or brings it forward when it is open. */
  open(kind: ViewKind, request: WindowRequest): void;
  /** Closes the window and frees its memory. Never tells `onLost`. */
  close(kind: ViewKind): void;
  isOpen(kind: ViewKind): boolean;
  /** What the window shows, kept for one that is still loading or is opened again. */
  publish(view: ViewState): void;
  /** Gives the window the keyboard. */
  focus(kind: ViewKind): void;
  /** It is gone without `close`. */
  onLost(callback: (kind: ViewKind, how: WindowLoss) => void): Stop;
  /** Whether screen captures leave card and session out: Windows and macOS can. */
  hideFromCapture(on: boolean): void;
  /** Whether closing the main window minimises it, because there is no other way in. */
  keepHome(on: boolean): void;
}

/** In the person's language. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

export interface DialogsPort {
  /** Paths the person chose; empty when they chose none. */
  choose(
    what: 'files' | 'folder' | 'program',
    extensions: readonly string[],
  ): Promise<readonly string[]>;
  /** Puts a question in a window of the desktop's own; false unless they say `yes`. */
  ask(question: Question): Promise<boolean>;
  /** Where to save; null when they chose nowhere. */
  saveAs(suggestedName: string): Promise<string | null>;
  showFolder(path: string): void;
  openLink(url: string): void;
}

export interface ShortcutPort {
  /** Makes `accelerator` the one global shortcut; an empty one is none. False when it is taken. */
  set(accelerator: string, callback: () => void): boolean;
}

/** Something to say, and how the person wants it said. */
export interface Utterance {
  readonly text: string;
  /** `count`: left out while something is being said. */
  readonly kind: 'words' | 'count';
  readonly language: Language;
  readonly sound: Pick<Settings['sound'], 'volume' | 'voiceName' | 'voiceRate'>;
}

/** The system's voice. What is said waits for what is being said; without a voice it is silent. */
export interface VoicePort {
  say(utterance: Utterance): void;
  /** In mid-sentence. */
  pause(): void;
  resume(): void;
  /** Drops what is being said and what waits. */
  hush(): void;
  /** Every voice there is. Never rejects. */
  voices(): Promise<readonly Voice[]>;
  /** Is silent, and lets go of the system's service until there is something to say. */
  close(): void;
}

export interface ThemePort {
  set(theme: 'system' | 'light' | 'dark'): void;
}

/** How the system writes times and weeks; null where it leaves that to the language. */
export interface SystemFormats {
  readonly clock: '12h' | '24h' | null;
  readonly weekStart: Weekday | null;
}

export interface OtherAppsPort {
  /** Workrave's settings as the desktop keeps them; null where there are none. Never rejects. */
  workraveDump(): Promise<string | null>;
}

/** What the app is told of the process it lives in. */
export interface Host {
  readonly userDataDir: string;
  readonly assetsDir: string;
  /** A picture of each move that comes with the app, `<id>.png`; outside the app's archive. */
  readonly stillsDir: string;
  readonly version: string;
  readonly electron: string;
  /** Started with the person's session, not by hand. */
  readonly atLogin: boolean;
  /** BCP 47 tags, the person's first choice first. */
  readonly systemLanguages: readonly string[];
  readonly formats: SystemFormats;
  /** The organisation's policy; null where there is none. */
  readonly policy: FoundPolicy | null;
  readonly installed: Installation;
  /** System and desktop by name, for a report. */
  readonly system: Readonly<Record<string, string>>;
  /** The person's own folder. */
  readonly homeDir: string;
  /** Where the person's apps keep their settings. */
  readonly appDataDir: string;
  readonly quit: () => void;
}

/** A policy where the system keeps such things: what it holds, or why it doesn't count. */
export type FoundPolicy =
  | { readonly path: string; readonly content: unknown }
  | { readonly path: string; readonly refused: string };

/** A history that was exported before, to be taken in. */
export interface ImportJob {
  readonly path: string;
  /** Where the history is. */
  readonly folder: string;
  /** Epoch ms. */
  readonly now: number;
  /** The moves there are. */
  readonly moves: readonly Move[];
}

export type ImportOutcome =
  /** `problem` says in English where and what. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** It is good, but can't be stored. */
  | { readonly kind: 'unstored'; readonly problem: FileProblem }
  | {
      readonly kind: 'prepared';
      /** How many days it has. */
      readonly days: number;
      readonly drafts: readonly YearDrafts[];
      /** What the history comes to with it. */
      readonly memory: Memory;
      /** What is wrong with each file that was read. */
      readonly problems: readonly (readonly [path: string, problems: readonly FileProblem[]])[];
    };

/** A year as it is to be, beside its file and that file's last good copy. */
export interface YearDrafts {
  readonly year: number;
  readonly copy: Draft;
  readonly file: Draft;
}

/** What is to be in a file, in one beside it. */
export interface Draft {
  readonly draft: string;
  readonly target: string;
}

/** What Progress shows, of the history as its files have it. */
export interface SummaryJob {
  readonly folder: string;
  readonly memory: Memory;
  readonly moves: readonly Move[];
  readonly body: Body;
  readonly today: CalendarDay;
}

/** Work on all of the history, which takes seconds where there are years of it. */
export interface HistoryThreadPort {
  /** Works beside everything else that goes on. Never rejects. */
  prepareImport(job: ImportJob, onProgress: (progress: Progress) => void): Promise<ImportOutcome>;
  /** Null when a file is not as it should be, or the thread fails. Never rejects. */
  summarize(job: SummaryJob): Promise<HistorySummary | null>;
}

export interface Ports {
  readonly clock: ClockPort;
  readonly log: LogPort;
  readonly tray: TrayPort;
  readonly notifier: NotifierPort;
  readonly busy: BusyPort;
  readonly presence: PresencePort;
  readonly power: PowerPort;
  readonly login: LoginPort;
  readonly hooks: HookPort;
  readonly processes: ProcessesPort;
  readonly players: PlayersPort;
  readonly historyThread: HistoryThreadPort;
  readonly windows: WindowsPort;
  readonly dialogs: DialogsPort;
  readonly shortcut: ShortcutPort;
  readonly theme: ThemePort;
  /** Null where a window has voices of its own. */
  readonly voice: VoicePort | null;
  readonly otherApps: OtherAppsPort;
}
