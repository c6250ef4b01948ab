/**
 * The shell: the schedule decides, the parts put together here obey and show what has come of it.
 * Each is made from those above it.
 */
import { messageOf } from '#core/error-message';
import { fileProblemText } from '#core/file-problem';
import { lengthInWords } from '#core/length';
import { isWaitOver, offerOf } from '#core/schedule/status';
import { initialState, step } from '#core/schedule/step';
import { REST_DONE } from '#core/schedule/timing';
import { leftMs, movesLeft } from '#core/session/session';
import type { MachineStatus } from '#core/status-report';
import { createAnswer } from './break/answers';
import { createBreaks } from './break/breaks';
import { createCardAhead } from './break/card-ahead';
import { createEffects } from './break/effects';
import { createEngine } from './break/engine';
import { createJournal } from './break/journal';
import { createNotHere } from './break/not-here';
import { createReminder } from './break/reminder';
import { createRules } from './break/rules';
import { createSessions } from './break/sessions';
import { createStartBreak } from './break/start-break';
import { createWaits } from './break/waits';
import { createActions } from './commands/actions';
import { createSettingsApplier } from './commands/apply-settings';
import { type CallHandlers, createCallHandlers } from './commands/call-handlers';
import { diagnose } from './commands/diagnose';
import { createPacks } from './commands/packs';
import { createRunCommand, type RunCommand } from './commands/run-command';
import type { Host, NotificationContent, Ports, Stop } from './ports';
import { takeAside } from './storage/crash-file';
import { findOtherApps } from './storage/find-other-apps';
import { createReport } from './storage/problem-report';
import { stillOf } from './storage/stills';
import { openStorage } from './storage/storage';
import type { Texts } from './texts';
import { createCaptureShield } from './views/capture-shield';
import { createFirstClose } from './views/first-close';
import { createPublisher } from './views/publisher';
import { createSnapshot } from './views/snapshot';
import { createTrayPresence } from './views/tray-presence';
import { sessionView, spokenBy } from './views/window-views';

export interface App {
  readonly run: RunCommand;
  readonly handlers: CallHandlers;
  /**
   * Saves at once, and lets go of timers and ports. Resolves when what a break has paused has been
   * played again. Calling it twice is harmless. Never rejects.
   */
  stop(): Promise<void>;
}

/** Opens the files, starts the schedule, and shows tray and windows as it goes. */
export function startApp(ports: Ports, host: Host, texts: Texts): App {
  const { clock, log, tray, notifier, windows, power } = ports;
  const { systemLanguages } = host;
  const { t } = texts;

  const say = (notice: Pick<NotificationContent, 'id' | 'title' | 'body'>) =>
    void notifier.show({ ...notice, actions: [], quiet: true, picture: null });
  const report = createReport(log, texts.english, (problems) => {
    const body = problems.map((problem) => fileProblemText(problem, t)).join('\n');
    say({ id: `notice-${clock.now()}`, title: t('notice.files'), body });
  });
  const storage = openStorage({
    dir: host.userDataDir,
    assetsDir: host.assetsDir,
    fresh: initialState(clock.now()),
    now: clock.now,
    policy: host.policy,
    report,
  });
  const { library } = storage;
  const { settings } = storage.settings;

  const rules = createRules(clock, settings);
  const engine = createEngine(storage.state.start, { clock, step, rules });
  const snapshot = createSnapshot({
    clock,
    settings,
    rules,
    state: engine.state,
    host,
    t,
  });
  const breaks = createBreaks({
    library,
    settings,
    memory: storage.history.memory,
    now: clock.now,
    timeZone: clock.timeZone,
    state: engine.state,
    day: () => snapshot.day().day,
  });
  const nextBreak = () => breaks.numbered(engine.state().breakNumber);
  const publisher = createPublisher({
    ports,
    snapshot,
    settings: storage.settings,
    nextBreak,
    restOfRoutine: breaks.restOfRoutine,
    pack: () => packs.offered(),
    about: host,
  });
  const packs = createPacks({
    storage,
    dialogs: ports.dialogs,
    log,
    t,
    show: () => publisher.openHome('moves', true),
    refresh: () => publisher.publish(),
  });
  const journal = createJournal({
    history: storage.history,
    session: storage.session,
    rules,
    offerOf: (id) => offerOf(engine.state(), id),
  });
  const sessions = createSessions({
    clock,
    library,
    swap: breaks.swap,
    adapt: breaks.adapt,
    onChange(session) {
      windows.publish(
        sessionView({
          session,
          settings: settings(),
          look: snapshot.look(),
          find: library.find,
          nextBreak: snapshot.nextBreak(),
          waitIsOver: isWaitOver(engine.state()),
          spokenBy: spokenBy(ports.voice),
          notHere: breaks.inTheWay(),
        }),
      );
    },
    onHurt(move, isOut) {
      const others = settings().body.disabledMoves.filter((id) => id !== move);
      storage.settings.change('body.disabledMoves', isOut ? [...others, move] : others);
    },
    onProgress(id, done, session) {
      journal.sessionUnderWay(id, session);
      engine.tell({ type: 'session-progress', id, done, leftMs: leftMs(session) });
    },
    onFailed(id, done) {
      engine.tell({ type: 'window-lost', id, done });
    },
    onDone(id, done, session) {
      journal.sessionUnderWay(id, session);
      if (done >= REST_DONE) engine.tell({ type: 'session-finished', id });
      else engine.tell({ type: 'session-stopped', id, done });
    },
    onLeft: journal.sessionOver,
    onOver(id, session) {
      windows.close('session');
      ports.voice?.close();
      journal.sessionOver(id, session);
      if (session.kind === 'routine') {
        engine.tell({ type: 'routine-left', moves: movesLeft(session) });
      }
      publisher.publish();
    },
  });
  const waits = createWaits({ clock, processes: ports.processes, engine });
  const startBreak = createStartBreak({ engine, library, sessions, windows });
  const answer = createAnswer(engine, startBreak, nextBreak);
  const reminder = createReminder({
    clock,
    notifier,
    windows,
    t,
    nameOf: (id) => library.find(id)?.text?.name ?? t(`moves:${id}.name`),
    lengthOf: (seconds) => lengthInWords(seconds, snapshot.look().locale),
    pictureOf: (id) => stillOf(host.stillsDir, id),
    onAnswer: answer,
  });
  const notHere = createNotHere({
    engine,
    breaks,
    sessions,
    reminder,
    library,
    change: storage.settings.change,
    publish: publisher.publish,
  });
  const cardAhead = createCardAhead({ clock, snapshot, settings, reminder, windows });
  const shield = createCaptureShield({ clock, settings, state: engine.state, windows });
  const perform = createEffects({
    ports,
    storage,
    engine,
    snapshot,
    breaks,
    reminder,
    sessions,
    journal,
    publisher,
    cardAhead,
  });
  const actions = createActions({
    engine,
    breaks,
    startBreak,
    nextBreak,
    answer,
    reminder,
    notHere,
    publisher,
    quit: host.quit,
  });
  const applySettings = createSettingsApplier({
    ...ports,
    settings,
    systemLanguages,
    texts,
    change: storage.settings.change,
    onShortcut: reminder.focus,
  });
  const trayPresence = createTrayPresence({
    log,
    windows,
    settings,
    t,
    change: storage.settings.change,
    atLogin: host.atLogin,
    publish: publisher.publish,
    say,
  });
  const firstClose = createFirstClose({
    settings,
    tray,
    notifier,
    publisher,
    t,
    change: storage.settings.change,
  });
  const machine = (): MachineStatus => ({
    version: host.version,
    electron: host.electron,
    tray: trayPresence.present(),
    notifications: reminder.transport(),
    presence: ports.presence.source(),
    probes: ports.busy.report(),
  });
  const run = createRunCommand({
    actions,
    waits,
    snapshot,
    t,
    machine,
    timeZone: clock.timeZone,
    isBehind: storage.state.isBehind,
    diagnosis: () => diagnose(host, settings(), machine()),
    packs,
  });
  const handlers = createCallHandlers({
    actions,
    storage,
    sessions,
    dialogs: ports.dialogs,
    hooks: ports.hooks,
    findOthers: () => findOtherApps(host, ports.otherApps),
    busy: ports.busy,
    presence: ports.presence,
    historyThread: ports.historyThread,
    packs,
    t,
    voice: ports.voice,
    language: () => snapshot.look().language,
    today: () => snapshot.day().day,
  });

  engine.run({
    perform(effect) {
      shield();
      perform(effect);
    },
    onError: (error, effect) => log.error(`${effect.type}: ${messageOf(error)}`),
    onWoke() {
      storage.retry();
      shield();
      cardAhead();
      publisher.publish();
    },
  });
  const stops: Stop[] = [
    tray.onCommand((command) => {
      if (command.name === 'meeting') actions.meeting(command.on);
      else if (command.name === 'routine') actions.start(actions.routine());
      else void run(command);
    }),
    tray.onHostChange(trayPresence.changed),
    notifier.onAnswer(reminder.answered),
    notifier.onGone(reminder.gone),
    power.on((event) => {
      log.info(`power: ${event}`);
      if (event === 'shutdown') host.quit();
      else engine.tell({ type: event === 'resume' ? 'resume-from-sleep' : event });
    }),
    windows.onLost((kind, how) => {
      if (kind === 'session') sessions.lose(how);
      if (kind === 'card' && how === 'failed') reminder.cardLost();
      if (!windows.isOpen('session')) ports.voice?.close();
      if (kind !== 'home') return;
      packs.forget();
      if (how === 'closed') void firstClose();
    }),
    storage.settings.onChange(() => {
      applySettings();
      shield();
      engine.tell({ type: 'settings-changed' });
      notHere.refresh();
      publisher.publish();
    }),
  ];

  log.info(`Unhunch ${host.version} on Electron ${host.electron}`);
  applySettings();
  journal.recover();
  engine.tell({ type: 'started' });
  const aside = takeAside(host.userDataDir);
  if (aside !== null) say({ id: 'crash', title: 'Unhunch', body: t('crash.afresh', { aside }) });
  if (storage.isNew && !host.atLogin) actions.openHome('today');
  // Now that nobody waits: the first break would have to.
  void library.load();

  return {
    run,
    handlers,
    stop() {
      for (const stop of stops.splice(0)) stop();
      sessions.lose('closed');
      waits.stop();
      engine.stop();
      storage.state.save(engine.state());
      storage.retry();
      storage.settings.close();
      return ports.players.playAgain();
    },
  };
}
