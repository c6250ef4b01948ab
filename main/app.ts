/** The shell: the schedule decides, the parts put together here obey and show what has come of it. */
import { fileProblemText } from '#core/file-problem';
import { initialState, step } from '#core/schedule/step';
import { REST_DONE } from '#core/schedule/timing';
import { dueOf } from '#core/schedule/turn';
import type { MachineStatus } from '#core/status';
import { createActions } from './actions';
import { createBreaks } from './breaks';
import { createCardAhead } from './card-ahead';
import { createEngine } from './engine';
import { createFacts } from './facts';
import { messageOf } from './files/json-file';
import { createHandlers, type Handlers } from './handlers';
import { createJournal } from './journal';
import { openKept } from './kept';
import { createObey } from './obey';
import type { NotificationContent, Ports, Stop } from './ports';
import { createPreferences } from './preferences';
import { createPublisher } from './publisher';
import { createReminder } from './reminder';
import { createReport } from './report';
import { createRunCommand, type RunCommand } from './run-command';
import { createSessions } from './sessions';
import type { Texts } from './texts';
import { sessionView, windowRequest } from './views';

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

/** Opens the files, starts the schedule, and shows tray and windows as it goes. */
export function startApp(ports: Ports, host: Host): App {
  const { clock, log, tray, notifier, windows, power } = ports;
  const { systemLanguages, texts } = host;
  const { t } = texts;
  let trayPresent: boolean | null = null;
  /** Which transport showed the last notification. */
  let transport: string | null = null;

  const say = (notice: Pick<NotificationContent, 'id' | 'title' | 'body'>) =>
    void notifier.show({ ...notice, actions: [], quiet: true });
  const report = createReport(log, texts.english, (problems) => {
    const body = problems.map((problem) => fileProblemText(problem, t)).join('\n');
    say({ id: `notice-${clock.now()}`, title: t('notice.files'), body });
  });
  const kept = openKept(
    host.userDataDir,
    host.assetsDir,
    initialState(clock.now()),
    clock.now,
    report,
  );
  const { library } = kept;
  const { settings } = kept.settings;

  const engine = createEngine(kept.state.start, {
    clock,
    step,
    rules: () => facts.rules(),
    obey: (effect) => obey(effect),
    onError: (error, effect) => log.error(`${effect.type}: ${messageOf(error)}`),
    onWoke() {
      cardAhead();
      publisher.publish();
    },
  });
  const facts = createFacts({ clock, settings, state: engine.state, systemLanguages, t });
  const breaks = createBreaks({
    library,
    settings,
    memory: kept.history.memory,
    now: clock.now,
    timeZone: clock.timeZone,
  });
  const publisher = createPublisher({
    ports,
    facts,
    settings: kept.settings,
    nextBreak: () => actions.nextBreak(),
    about: host,
  });
  const journal = createJournal({
    history: kept.history,
    rules: facts.rules,
    snoozes: {
      breakNumber: engine.state().breakNumber,
      count: dueOf(engine.state().phase)?.snoozes ?? 0,
    },
  });
  const reminder = createReminder({
    clock,
    notifier,
    windows,
    t,
    nameOf: (id) => library.find(id)?.text?.name ?? t(`moves:${id}.name`),
    onAnswer: (answer) => actions.answer(answer),
    onShown(by) {
      transport = by;
    },
  });
  const cardAhead = createCardAhead({ clock, facts, settings, reminder, windows });
  const sessions = createSessions({
    clock,
    library,
    swap: breaks.swap,
    onChange(session) {
      windows.publish(sessionView(session, settings(), facts.look(), library.find));
    },
    onHurt(move) {
      const { disabledMoves } = settings().body;
      kept.settings.change('body.disabledMoves', [...new Set([...disabledMoves, move])]);
    },
    onProgress: (id, done) => engine.tell({ type: 'session-progress', id, done }),
    onFailed(id, done) {
      engine.tell({ type: 'session-progress', id, done });
      engine.tell({ type: 'window-lost', id });
    },
    onDone(id, done) {
      if (done >= REST_DONE) engine.tell({ type: 'session-finished', id });
      else engine.tell({ type: 'session-stopped', id, done });
    },
    onOver(id, session) {
      journal.sessionOver(id, session);
      windows.close('session');
      publisher.publish();
    },
  });
  const actions = createActions({
    engine,
    breaks,
    library,
    reminder,
    sessions,
    windows,
    publisher,
    quit: host.quit,
  });
  const obey = createObey({
    ports,
    kept,
    engine,
    facts,
    breaks,
    reminder,
    sessions,
    journal,
    publisher,
    cardAhead,
  });
  const applyPreferences = createPreferences({
    ...ports,
    settings,
    systemLanguages,
    texts,
    onShortcut: reminder.focus,
  });
  const machine = (): MachineStatus => ({
    version: host.version,
    electron: host.electron,
    tray: trayPresent,
    notifications: transport,
    presence: ports.presence.source(),
    probes: ports.busy.report(),
  });
  const run = createRunCommand({ actions, facts, t, machine, timeZone: clock.timeZone });

  let saidNoTray = false;
  /** Where no panel shows the icon, the main window is the way in. */
  function onTrayHost(present: boolean): void {
    if (trayPresent === present) return;
    trayPresent = present;
    log.info(present ? 'tray: a panel shows the icon' : 'tray: no panel shows the icon');
    windows.keepHome(!present);
    if (!present) windows.open('home', windowRequest(settings(), false));
    publisher.publish();
    if (present || saidNoTray) return;
    saidNoTray = true;
    say({ id: 'no-tray', title: t('tray.noHostTitle'), body: t('tray.noHostBody') });
  }

  const stops: Stop[] = [
    tray.onCommand((command) => {
      if (command.name === 'meeting') actions.meeting(command.on);
      else if (command.name === 'routine') actions.start(actions.routine());
      else void run(command);
    }),
    tray.onHostChange(onTrayHost),
    notifier.onAnswer(reminder.answered),
    power.on((event) => {
      log.info(`power: ${event}`);
      if (event === 'shutdown') host.quit();
      else engine.tell({ type: event === 'resume' ? 'resume-from-sleep' : event });
    }),
    windows.onLost((kind, how) => {
      if (kind === 'session') sessions.lose(how);
    }),
    kept.settings.onChange(() => {
      applyPreferences();
      engine.tell({ type: 'settings-changed' });
      publisher.publish();
    }),
  ];

  log.info(`Unhunch ${host.version} on Electron ${host.electron}`);
  applyPreferences();
  engine.tell({ type: 'started' });
  if (kept.isNew) actions.openHome('today');
  // Now that nobody waits: the first break would have to.
  library.all();

  return {
    run,
    handlers: createHandlers({
      actions,
      kept,
      sessions,
      dialogs: ports.dialogs,
      today: () => facts.day().day,
    }),
    stop() {
      for (const stop of stops.splice(0)) stop();
      sessions.lose('closed');
      engine.stop();
      kept.state.save(engine.state());
      kept.settings.close();
    },
  };
}
