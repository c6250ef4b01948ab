/**
 * The shell: the schedule decides, this obeys. It does the schedule's effects through the ports
 * and publishes what has come of it to tray and windows.
 */
import type { HomePage } from '#core/contract';
import type { Break } from '#core/moves/break';
import type { MoveId } from '#core/moves/vocabulary';
import { dayPlan, statusOf } from '#core/schedule/status';
import { initialState, step } from '#core/schedule/step';
import { dueOf } from '#core/schedule/turn';
import type { Effect, PauseLength, Rules } from '#core/schedule/types';
import { workHoursOf } from '#core/schedule/work-hours';
import { planSession } from '#core/session/plan';
import { closingMs, longestPauseMs } from '#core/session/session';
import { weekdays } from '#core/settings';
import { type MachineStatus, phaseLine } from '#core/status';
import { type TrayCommand, trayModel } from '#core/tray-model';
import { whenWriter } from '#core/when';
import { createBreaks } from './breaks';
import { createEngine } from './engine';
import { createHandlers, type Handlers } from './handlers';
import { createJournal } from './journal';
import { openKept } from './kept';
import type { NotificationAnswer, Ports, Stop } from './ports';
import { createReminder } from './reminder';
import { createRunCommand, type RunCommand } from './run-command';
import { createSessions } from './sessions';
import type { Texts } from './texts';
import { cardView, homeView, languageOf, lookOf, sessionView } from './views';

/** What the app is told of the process it lives in. */
export interface Host {
  readonly userDataDir: string;
  readonly assetsDir: string;
  readonly version: string;
  readonly electron: string;
  /** BCP 47 tags, the person's first choice first. */
  readonly systemLanguages: readonly string[];
  readonly texts: Texts;
  readonly quit: () => void;
}

export interface App {
  readonly run: RunCommand;
  readonly handlers: Handlers;
  /** Saves, and lets go of timers and ports. Calling it twice is harmless. */
  stop(): void;
}

/** What a person can do, from tray, notification, window or command line. */
export interface Actions {
  /** Opens a session. Why not, as a key of the texts, when it can't. */
  start(composed: Break): string | null;
  nextBreak(): Break;
  wished(moves: readonly MoveId[]): Break;
  routine(): Break;
  answer(answer: NotificationAnswer): void;
  pause(until: PauseLength): void;
  resume(): void;
  meeting(on: boolean): void;
  openHome(page: HomePage): void;
  /** Something that windows show has changed outside the schedule. */
  refresh(): void;
  quit(): void;
}

/** A session done to this part counts as a rest. */
const restFrom = 0.5;

/** Opens the files, starts the schedule, and shows tray and windows as it goes. */
export function startApp(ports: Ports, host: Host): App {
  const { clock, log, tray, notifier, windows, power } = ports;
  const { t } = host.texts;
  const problems: string[] = [];
  const kept = openKept(host.userDataDir, host.assetsDir, initialState(clock.now()), clock.now, {
    problem(line) {
      log.warn(line);
      problems.push(line);
    },
    note: (line) => log.info(line),
  });
  const { settings } = kept.settings;

  let knownRules: Rules = { settings: settings(), timeZone: clock.timeZone() };
  let openingBreak: Break | null = null;
  let trayPresent: boolean | null = null;
  let notifications: string | null = null;
  let page = { name: 'today' as HomePage, asked: 0 };
  let saidLine = '';
  let saidProblems = 0;
  let saidNoTray = false;

  const breaks = createBreaks({
    library: kept.library,
    settings,
    memory: kept.history.memory,
    now: clock.now,
    timeZone: clock.timeZone,
  });
  const engine = createEngine(kept.state.start, {
    clock,
    step,
    rules,
    obey,
    onWoke: publish,
  });
  const journal = createJournal({
    history: kept.history,
    rules,
    snoozes: {
      breakNumber: engine.state().breakNumber,
      count: dueOf(engine.state().phase)?.snoozes ?? 0,
    },
  });
  const reminder = createReminder({
    notifier,
    windows,
    t,
    nameOf: (id) => kept.library.find(id)?.text?.name ?? t(`moves:${id}.name`),
    onAnswer: (_id, answer) => actions.answer(answer),
    onShown(transport) {
      notifications = transport;
    },
  });
  const sessions = createSessions({
    clock,
    library: kept.library,
    swap: breaks.swap,
    onChange(session) {
      windows.publish(sessionView(session, settings(), look(), kept.library.find));
    },
    onHurt(move) {
      const { disabledMoves } = settings().body;
      kept.settings.change('body.disabledMoves', [...new Set([...disabledMoves, move])]);
    },
    onDone(id, done) {
      if (done >= restFrom) engine.tell({ type: 'session-finished', id });
      else engine.tell({ type: 'session-stopped', id, done });
    },
    onOver(id, session) {
      journal.sessionOver(id, session);
      windows.close('session');
      publish();
    },
  });

  const actions: Actions = {
    start(composed) {
      if (composed.moves.length === 0) return composed.notes[0]?.key ?? 'break:whyNot.nothing';
      if (engine.state().phase.kind === 'session') {
        windows.focus('session');
        return null;
      }
      openingBreak = composed;
      const plan = planSession(composed, kept.library.byId());
      engine.tell({ type: 'start', plannedMs: plan.lengthMs + closingMs + longestPauseMs });
      openingBreak = null;
      return null;
    },
    nextBreak: () => breaks.numbered(engine.state().breakNumber),
    wished: breaks.wished,
    routine: breaks.routine,
    answer(answer) {
      const id = reminder.open();
      if (answer === 'open' || answer === 'start') actions.start(actions.nextBreak());
      else engine.tell({ type: answer, ...(id === null ? {} : { reminder: id }) });
    },
    pause: (until) => engine.tell({ type: 'pause', until }),
    resume: () => engine.tell({ type: 'resume' }),
    meeting: (on) => engine.tell({ type: 'meeting', on }),
    openHome(name) {
      page = { name, asked: page.asked + 1 };
      publishHome();
      windows.open('home', windowRequest(true));
    },
    refresh: publish,
    quit: host.quit,
  };

  function rules(): Rules {
    const next = { settings: settings(), timeZone: clock.timeZone() };
    if (next.settings !== knownRules.settings || next.timeZone !== knownRules.timeZone) {
      knownRules = next;
    }
    return knownRules;
  }

  function obey(effect: Effect): void {
    switch (effect.type) {
      case 'sample-idle':
        void ports.presence.idleMs().then((idleMs) => engine.tell({ type: 'idle-sample', idleMs }));
        return;
      case 'sample-busy':
        void ports.busy
          .sample(effect.reasons)
          .then((reasons) => engine.tell({ type: 'busy-sample', reasons }));
        return;
      case 'heads-up':
        reminder.headsUp(breaks.numbered(effect.breakNumber));
        return;
      case 'raise-reminder':
        raise(effect);
        return;
      case 'withdraw-reminder':
        reminder.withdraw(effect.id);
        return;
      case 'open-session':
        log.info(`session ${effect.id} started`);
        runHook('session-start');
        sessions.open(effect.id, openingBreak ?? breaks.numbered(effect.breakNumber));
        windows.open('session', {
          ...windowRequest(true),
          layout: settings().breaks.presence === 'fullscreen' ? 'fullscreen' : 'window',
        });
        return;
      case 'close-session':
        log.info(`session ${effect.id} done: ${Math.round(effect.done * 100)} %`);
        runHook('session-end');
        sessions.close(effect.id);
        return;
      case 'record':
        journal.entry(effect.entry, breaks.numbered(effect.entry.breakNumber ?? 0));
        return;
      case 'snoozed':
        journal.snoozed(engine.state().breakNumber);
        return;
      case 'paused':
        runHook('pause');
        return;
      case 'hold':
        log.info(`the break waits: ${effect.reasons.join(', ')}`);
        return;
      case 'rest':
        log.info(`rest: ${effect.kind}`);
        return;
      case 'refresh':
        publish();
        return;
      case 'save':
        kept.state.save(engine.state());
        return;
      case 'release':
      case 'skipped':
      case 'missed':
      case 'resumed':
      case 'work-start':
      case 'work-end':
        log.info(effect.type);
        return;
    }
  }

  function raise(effect: Effect & { type: 'raise-reminder' }): void {
    log.info(`reminder ${effect.id}${effect.quiet ? ', quiet' : ''}`);
    runHook('break-due');
    const composed = breaks.numbered(effect.breakNumber);
    const { presence, displays } = settings().breaks;
    reminder.raise({
      ...effect,
      break: composed,
      presence,
      displays,
      textSize: settings().app.textSize,
      card: cardView({
        look: look(),
        settings: settings(),
        break: composed,
        find: kept.library.find,
        routineSeconds: routineOffer(),
        snoozesLeft: effect.canSnooze ? status().snoozesLeft : 0,
        canSkip: effect.canSkip,
        now: clock.now(),
        closesAt: effect.expiresAt,
      }),
    });
  }

  /** Length of the routine on a routine day's first break; null otherwise. */
  function routineOffer(): number | null {
    const { day, entries } = dayPlan(engine.state(), rules(), clock.now());
    const weekday = weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7];
    const isFirst = !entries.some((entry) => entry.kind !== 'gap' && entry.kind !== 'natural');
    if (!weekday || !settings().app.routineDays.includes(weekday) || !isFirst) return null;
    const routine = breaks.routine();
    return routine.moves.length > 0 ? routine.seconds : null;
  }

  function runHook(event: keyof ReturnType<typeof settings>['hooks']): void {
    const command = settings().hooks[event];
    if (command) void ports.hooks.run(event, command);
  }

  function status() {
    return statusOf(engine.state(), rules(), clock.now());
  }

  function look() {
    return lookOf(settings(), host.systemLanguages, engine.state().breakNumber);
  }

  function when() {
    return whenWriter(look().locale, clock.timeZone(), clock.now());
  }

  function machine(): MachineStatus {
    return {
      version: host.version,
      electron: host.electron,
      tray: trayPresent,
      notifications,
      presence: ports.presence.source(),
      probes: ports.busy.report(),
    };
  }

  function windowRequest(focus: boolean) {
    const { displays } = settings().breaks;
    return { layout: 'window' as const, displays, textSize: settings().app.textSize, focus };
  }

  function publish(): void {
    const words = { t, when: when() };
    const line = phaseLine(status(), words);
    if (line !== saidLine) log.info(line);
    saidLine = line;
    tray.show(trayModel(status(), settings().breaks.intervalMinutes, clock.now(), words));
    if (windows.isOpen('home')) publishHome();
  }

  function publishHome(): void {
    const now = clock.now();
    windows.publish(
      homeView({
        look: look(),
        page,
        now,
        timeZone: clock.timeZone(),
        status: status(),
        day: dayPlan(engine.state(), rules(), now),
        next: actions.nextBreak(),
        settings: settings(),
        problems: kept.settings.problems(),
        fileProblem: kept.settings.fileProblem(),
        version: host.version,
        electron: host.electron,
      }),
    );
  }

  function applySettings(): void {
    const { app } = settings();
    host.texts.setLanguage(languageOf(settings(), host.systemLanguages));
    ports.theme.set(app.theme);
    if (!ports.shortcut.set(app.shortcut, reminder.focus)) {
      log.warn(`the shortcut ${app.shortcut} is taken by another program`);
    }
    void ports.login.setLaunchAtLogin(app.launchAtLogin).catch((error: unknown) => {
      log.warn(`launch at login: ${String(error)}`);
    });
  }

  /** Told once each, in one notification. */
  function tellProblems(): void {
    const news = problems.slice(saidProblems);
    saidProblems = problems.length;
    if (news.length === 0) return;
    const content = { id: 'notice', title: t('notice.files'), body: news.join('\n'), actions: [] };
    void notifier.show({ ...content, quiet: true });
  }

  /** Told once, however often the panel goes. */
  function tellNoTray(): void {
    if (saidNoTray) return;
    saidNoTray = true;
    const content = { title: t('tray.noHostTitle'), body: t('tray.noHostBody'), actions: [] };
    void notifier.show({ id: 'no-tray', ...content, quiet: true });
  }

  function runTrayCommand(command: TrayCommand): void {
    if (command.name === 'meeting') actions.meeting(command.on);
    else void run(command);
  }

  const run = createRunCommand({
    actions,
    t,
    status,
    machine,
    when,
    timeZone: clock.timeZone,
  });
  const stops: Stop[] = [
    tray.onCommand(runTrayCommand),
    tray.onHostChange((present) => {
      if (trayPresent === present) return;
      trayPresent = present;
      log.info(present ? 'tray: a panel shows the icon' : 'tray: no panel shows the icon');
      windows.keepHome(!present);
      if (!present) {
        windows.open('home', windowRequest(false));
        tellNoTray();
      }
      publish();
    }),
    power.on((event) => {
      log.info(`power: ${event}`);
      if (event === 'shutdown') host.quit();
      else engine.tell({ type: event === 'resume' ? 'resume-from-sleep' : event });
    }),
    windows.onLost((kind, how) => {
      const { phase } = engine.state();
      if (kind !== 'session' || phase.kind !== 'session') {
        if (kind === 'session') sessions.lose();
        return;
      }
      if (how === 'failed') engine.tell({ type: 'window-lost', id: phase.id });
      sessions.lose();
    }),
    kept.settings.onChange(() => {
      applySettings();
      engine.tell({ type: 'settings-changed' });
      publish();
      tellProblems();
    }),
  ];

  log.info(`Unhunch ${host.version} on Electron ${host.electron}`);
  applySettings();
  engine.tell({ type: 'started' });
  publish();
  tellProblems();
  if (kept.isNew) actions.openHome('today');

  return {
    run,
    handlers: createHandlers({
      actions,
      kept,
      sessions,
      dialogs: ports.dialogs,
      today: () => workHoursOf(rules()).dayOf(clock.now()),
    }),
    stop() {
      for (const stop of stops.splice(0)) stop();
      sessions.lose();
      engine.stop();
      kept.state.save(engine.state());
      kept.settings.close();
    },
  };
}
