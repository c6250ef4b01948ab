/** The machine as main sees it, in a test's hands: each port keeps what it was told, and tells. */
import type { HookEnd, Progress, ViewKind, ViewState } from '#core/contract';
import type { ProbedReason } from '#core/schedule/types';
import type { HookEvent } from '#core/settings';
import type { TrayCommand, TrayModel } from '#core/tray-model';
import type {
  BusyPort,
  DialogsPort,
  HistoryThreadPort,
  HookPort,
  ImportJob,
  LoginPort,
  LogPort,
  NotificationAnswer,
  NotificationContent,
  NotifierPort,
  OtherAppsPort,
  PlayersPort,
  Ports,
  PowerEvent,
  PowerPort,
  PresencePort,
  ProcessesPort,
  Question,
  ShortcutPort,
  Stop,
  SummaryJob,
  ThemePort,
  TrayPort,
  WindowLoss,
  WindowRequest,
  WindowsPort,
} from '../../main/ports';
import { prepareImport } from '../../main/storage/history-import';
import { summarizeFiles } from '../../main/storage/summarize-files';
import { createFakeClock } from './fake-clock';

export type FakePorts = ReturnType<typeof createFakePorts>;

/** Monday morning, on a desktop where all works and nothing disturbs. */
export function createFakePorts(startAt: number, timeZone = 'UTC') {
  return {
    clock: createFakeClock(startAt, timeZone),
    processes: new FakeProcesses(),
    players: new FakePlayers(),
    log: new FakeLog(),
    tray: new FakeTray(),
    notifier: new FakeNotifier(),
    busy: new FakeBusy(),
    presence: new FakePresence(),
    power: new FakePower(),
    login: new FakeLogin(),
    hooks: new FakeHooks(),
    historyThread: new FakeHistoryThread(),
    windows: new FakeWindows(),
    dialogs: new FakeDialogs(),
    shortcut: new FakeShortcut(),
    theme: new FakeTheme(),
    otherApps: new FakeOtherApps(),
    voice: null,
  } satisfies Ports;
}

/** Who listens, and telling all of them. */
class Listeners<Told extends unknown[]> {
  readonly #callbacks = new Set<(...told: Told) => void>();

  get count(): number {
    return this.#callbacks.size;
  }

  readonly add = (callback: (...told: Told) => void): Stop => {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  };

  tell(...told: Told): void {
    for (const callback of this.#callbacks) callback(...told);
  }
}

class FakePlayers implements PlayersPort {
  /** What they were told, in order. */
  readonly told: string[] = [];
  /** When those that play again have answered. */
  answered: Promise<void> = Promise.resolve();
  pause = async () => void this.told.push('pause');
  playAgain = async () => {
    this.told.push('play');
    await this.answered;
  };
}

/** Other programs: a test says when one ends. */
class FakeProcesses implements ProcessesPort {
  readonly #running = new Map<number, Set<() => void>>();

  start(pid: number): void {
    this.#running.set(pid, new Set());
  }

  end(pid: number): void {
    const watchers = this.#running.get(pid);
    this.#running.delete(pid);
    for (const tell of watchers ?? []) tell();
  }

  onEnd(pid: number, callback: () => void): Stop | null {
    const watchers = this.#running.get(pid);
    if (!watchers) return null;
    watchers.add(callback);
    return () => watchers.delete(callback);
  }
}

class FakeLog implements LogPort {
  /** Such as `warn no session bus`. */
  readonly lines: string[] = [];
  info = (message: string) => void this.lines.push(`info ${message}`);
  warn = (message: string) => void this.lines.push(`warn ${message}`);
  error = (message: string) => void this.lines.push(`error ${message}`);
}

class FakeTray implements TrayPort {
  readonly commands = new Listeners<[TrayCommand]>();
  readonly hosts = new Listeners<[boolean]>();
  model: TrayModel | null = null;
  closed = false;
  show = (model: TrayModel) => {
    this.model = model;
  };
  onCommand = this.commands.add;
  onHostChange = this.hosts.add;
  shown: boolean | null = true;
  place = () => ({ shown: this.shown, edge: 'top' as const, plain: false });
  close = () => {
    this.closed = true;
  };

  /** The first line of the menu. */
  get line(): string | undefined {
    const [first] = this.model?.menu ?? [];
    return first?.kind === 'line' ? first.label : undefined;
  }
}

class FakeNotifier implements NotifierPort {
  readonly answers = new Listeners<[string, NotificationAnswer]>();
  readonly shown: NotificationContent[] = [];
  readonly withdrawn: string[] = [];
  readonly #open = new Set<string>();
  readonly losses = new Listeners<[string]>();
  /** What the next ones are shown by; null when none works. */
  transport: string | null = 'fake';
  /** Whether a click on them comes back. */
  answerable = true;
  /** The next ones never come to an end. */
  hangs = false;
  show = async (content: NotificationContent) => {
    this.shown.push(content);
    this.#open.add(content.id);
    if (this.hangs) await new Promise(() => {});
    return this.transport === null ? null : { by: this.transport, answerable: this.answerable };
  };
  withdraw = (id: string) => {
    this.withdrawn.push(id);
    this.#open.delete(id);
  };
  onAnswer = this.answers.add;
  onGone = this.losses.add;
  close = () => {};

  /** What is on screen: shown and not withdrawn since. */
  get open(): readonly string[] {
    return [...this.#open];
  }
}

class FakeBusy implements BusyPort {
  reasons: readonly ProbedReason[] = [];
  /** What no probe can tell. */
  unknown: readonly ProbedReason[] = [];
  readonly asked: (readonly ProbedReason[])[] = [];
  sample = async (reasons: readonly ProbedReason[]) => {
    this.asked.push(reasons);
    const isAsked = (reason: ProbedReason) => reasons.includes(reason);
    return { reasons: this.reasons.filter(isAsked), unknown: this.unknown.filter(isAsked) };
  };
  report = () => [];
}

class FakePresence implements PresencePort {
  /** Since the last input; null when the machine can't tell. */
  idle: number | null = 6_000;
  /** What a test puts here answers instead. */
  ask: (() => Promise<number | null>) | null = null;
  idleMs = () => this.ask?.() ?? Promise.resolve(this.idle);
  source = () => 'fake';
}

class FakePower implements PowerPort {
  readonly events = new Listeners<[PowerEvent]>();
  on = this.events.add;
}

/** Does the work at once, where the app has a thread for it. */
class FakeHistoryThread implements HistoryThreadPort {
  prepareImport = async (job: ImportJob, onProgress: (progress: Progress) => void) =>
    prepareImport(job, onProgress);
  summarize = async (job: SummaryJob) => summarizeFiles(job);
}

class FakeLogin implements LoginPort {
  readonly set: boolean[] = [];
  failure: Error | null = null;
  /** As the desktop has it. */
  launches = false;
  setLaunchAtLogin = async (on: boolean) => {
    this.set.push(on);
    if (this.failure) throw this.failure;
    this.launches = on;
  };
  launchesAtLogin = async () => this.launches;
}

class FakeHooks implements HookPort {
  /** Such as `break-due chime --soft`. */
  readonly ran: string[] = [];
  end: HookEnd = 'done';
  run = async (event: HookEvent, command: readonly string[]) => {
    this.ran.push([event, ...command].join(' '));
    return this.end;
  };
}

class FakeWindows implements WindowsPort {
  readonly losses = new Listeners<[ViewKind, WindowLoss]>();
  readonly views = new Map<ViewKind, ViewState>();
  readonly requests = new Map<ViewKind, WindowRequest>();
  /** Loaded, and not to be seen. */
  readonly prepared = new Map<ViewKind, WindowRequest>();
  readonly focused: ViewKind[] = [];
  homeStays = false;
  hiddenFromCapture = false;
  placesCard = true;
  /** Called when a window has painted; one that never does is `null`. */
  painted: ((kind: ViewKind) => void) | null = null;
  prepare = (kind: ViewKind, request: WindowRequest) => {
    if (!this.requests.has(kind)) this.prepared.set(kind, request);
  };
  open = (kind: ViewKind, request: WindowRequest) => {
    if (request.focus) this.focused.push(kind);
    if (!this.requests.has(kind)) this.requests.set(kind, request);
    this.prepared.delete(kind);
    this.painted?.(kind);
  };
  close = (kind: ViewKind) => {
    this.requests.delete(kind);
    this.prepared.delete(kind);
    this.views.delete(kind);
  };
  isOpen = (kind: ViewKind) => this.requests.has(kind);
  publish = (view: ViewState) => void this.views.set(view.kind, view);
  focus = (kind: ViewKind) => void this.focused.push(kind);
  onLost = this.losses.add;
  hideFromCapture = (on: boolean) => {
    this.hiddenFromCapture = on;
  };
  keepHome = (on: boolean) => {
    this.homeStays = on;
  };

  /** What the window shows; throws when it is not open. */
  view<K extends ViewKind>(kind: K): ViewState & { kind: K } {
    const view = this.views.get(kind);
    if (!view || !this.requests.has(kind)) throw new Error(`no window ${kind}`);
    return view as ViewState & { kind: K };
  }

  /** It is gone without being closed by the app. */
  lose(kind: ViewKind, how: WindowLoss): void {
    this.close(kind);
    this.losses.tell(kind, how);
  }
}

class FakeOtherApps implements OtherAppsPort {
  dump: string | null = null;
  workraveDump = async () => this.dump;
}

class FakeDialogs implements DialogsPort {
  /** What the person chooses next. */
  paths: readonly string[] = [];
  savePath: string | null = null;
  /** The name that was proposed last. */
  suggested = '';
  /** Whether they say yes to what is asked. */
  saysYes = true;
  readonly questions: Question[] = [];
  readonly opened: string[] = [];
  choose = async () => this.paths;
  ask = async (question: Question) => {
    this.questions.push(question);
    return this.saysYes;
  };
  saveAs = async (suggested: string) => {
    this.suggested = suggested;
    return this.savePath;
  };
  showFolder = (path: string) => void this.opened.push(path);
  openLink = (url: string) => void this.opened.push(url);
}

class FakeShortcut implements ShortcutPort {
  accelerator = '';
  isTaken = false;
  press: () => void = () => {};
  set = (accelerator: string, callback: () => void) => {
    if (accelerator !== '' && this.isTaken) return false;
    this.accelerator = accelerator;
    this.press = callback;
    return true;
  };
}

class FakeTheme implements ThemePort {
  theme = 'unset';
  set = (theme: 'system' | 'light' | 'dark') => {
    this.theme = theme;
  };
}
