/**
 * From a command line to a running app, or to an answer from the one that runs already: one set
 * of files, one app.
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { app, Menu } from 'electron';
import type { Command } from '#core/command';
import { ownArguments, parseCommandLine, startsApp } from '#core/command-line';
import { messageOf } from '#core/error-message';
import type { CallHandlers } from '../commands/call-handlers';
import { type CommandReply, refused } from '../commands/command-reply';
import type { RunCommand } from '../commands/run-command';
import type { Host, LogPort, Ports } from '../ports';
import { moveIdsIn } from '../storage/move-files';
import { openTexts, pickLanguage, type Texts } from '../texts';
import { hasDisplay } from './linux/display';
import { createLog } from './log';
import { createPorts } from './real-ports';
import { answerCommand, answerNotRunning, inFolder } from './startup/answer-command';
import type { AppLock } from './startup/app-lock';
import { skipSoftwareGraphics } from './startup/chromium-switches';
import { describeHost } from './startup/describe-host';
import { leaveWordOf, whyUnusable } from './startup/files-folder';
import { introduceToWindows } from './startup/introduce';
import { isUnsandboxedAppImage } from './startup/machine-facts';
import { becomeTheApp, holdPlace } from './startup/one-app';
import { onGpuLost, outliveGpuCrashes, startAgain } from './startup/recovery';
import { collectGarbageWhenClosed } from './windows/collect-garbage';
import { declareProtocol, prepareAnswers, serveProtocol } from './windows/protocol';
import { closeNetwork, denyEverythingElse } from './windows/security';

/**
 * The panel takes the icon in several turns of the main loop; what is done in this time after
 * drawing it would keep the person waiting for it.
 */
const iconFirstMs = 50;

/** The app as this process sees it. */
export interface RunningApp {
  readonly run: RunCommand;
  readonly handlers: CallHandlers;
  /** Saves at once, and lets go of timers and ports; the desktop is needed until it resolves. */
  stop(): Promise<void>;
}

export type StartApp = (ports: Ports, host: Host, texts: Texts) => RunningApp;

/**
 * Answers the command line, or starts the app with the ports of this machine. The app itself is
 * loaded when its icon is there: it is most of the code, and nobody has to wait for it.
 */
export function launch(load: () => Promise<StartApp>): void {
  const root = app.getAppPath();
  if (process.platform === 'win32') introduceToWindows(root);
  const args = ownArguments(process.argv, app.isPackaged);
  const texts = openTexts(join(root, 'assets', 'locales'), pickLanguage([app.getLocale()]));
  let dir = usualFolder();
  const moveIds = () => [
    ...moveIdsIn(join(root, 'assets', 'moves')),
    ...moveIdsIn(join(dir, 'moves')),
  ];
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  const request = {
    args,
    folder: workingFolder(),
    display: DISPLAY,
    waylandDisplay: WAYLAND_DISPLAY,
  };

  const parsed = parseCommandLine(args, moveIds());
  if (parsed.ok && parsed.line.userDataDir) {
    dir = resolve(parsed.line.userDataDir);
    app.setPath('userData', dir);
  }
  const line = parsed.ok ? parsed.line : null;
  const command = line ? inFolder(line.command, request.folder) : null;
  if (!line || !command || command.name === 'help' || command.name === 'version') {
    const run = () => Promise.reject(new Error('answered without running'));
    void answerCommand(request, moveIds(), texts, run).then(endWith);
    return;
  }
  const unusable = whyUnusable(dir, texts.t);
  if (unusable !== null) {
    endWith(refused(`unhunch: ${unusable}`));
    return;
  }

  declareProtocol();
  closeNetwork();
  skipSoftwareGraphics();
  outliveGpuCrashes();
  // Ours have none; macOS takes the keys for copy and paste from it.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => {});
  const opened = openedFiles();
  becomeTheApp(dir, request, texts.t)
    .then(async (became) => {
      if ('reply' in became) return endWith(became.reply);
      if (!startsApp(command)) {
        return endWith(await answerNotRunning(command, texts, describeHost(root)));
      }
      // Chromium would say it at length, and crash.
      if (!hasDisplay()) return endWith(refused(`unhunch: ${texts.t('commandLine.noDisplay')}`));
      sayIfUnsandboxed(texts);
      const { userDataDir, atLogin } = line;
      const start = { dir, isUsualDir: !userDataDir, atLogin, root };
      const running = await startHere(start, texts, load, became.lock, moveIds);
      if (command.name !== 'run') void runFirst(running, command);
      opened.to((file) => void running.run({ name: 'add', file }));
    })
    .catch((error: unknown) => endWith(refused(`unhunch: it can't start: ${messageOf(error)}`)));
}

/** Electron makes it when it is asked, and throws where it can't: it is named all the same. */
function usualFolder(): string {
  try {
    return app.getPath('userData');
  } catch {
    return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), app.getName());
  }
}

/** How this start came about. */
interface Start {
  /** The folder of the files. */
  readonly dir: string;
  /** Whether that is where the desktop puts them. */
  readonly isUsualDir: boolean;
  readonly atLogin: boolean;
  /** The app's own folder. */
  readonly root: string;
}

/** The app on this machine, until Electron quits. */
async function startHere(
  { dir, isUsualDir, atLogin, root }: Start,
  texts: Texts,
  load: () => Promise<StartApp>,
  lock: AppLock,
  moveIds: () => readonly string[],
): Promise<RunningApp> {
  const log = createLog(dir);
  let leaveAtOnce = () => {};
  let afterCrash = (_dir: string, _now: number): 'restart' | 'afresh' | 'end' => 'end';
  let tellEnd = (_reason: string): Promise<unknown> => Promise.resolve();
  onUncaught(log, async (error) => {
    const reason = messageOf(error);
    if (afterCrash(dir, Date.now()) !== 'end') {
      // Without a save: what is in the file is the last state that is known to be good.
      try {
        leaveAtOnce();
      } finally {
        startAgain();
      }
      return;
    }
    await tellEnd(reason);
    leaveAtOnce();
    endWith(refused(`unhunch: ${texts.t('crash.ended', { reason })}`));
  });
  let started: (app: RunningApp) => void = () => {};
  const starting = new Promise<RunningApp>((resolve) => {
    started = resolve;
  });
  // Before anything else, so that commands which come meanwhile wait for their answer.
  const leavePlace = holdPlace({
    dir,
    lock,
    answer: async (request) => answerCommand(request, moveIds(), texts, (await starting).run),
    onError: (error) => log.warn(`commands can't reach this app: ${error.message}`),
    onLost() {
      log.error('another Unhunch has taken these files: this one ends');
      app.quit();
    },
  });
  const takeWordBack = leaveWordOf(dir);
  await app.whenReady();
  quitOnSignals();
  const { ports, windows, close } = createPorts({
    root,
    log,
    filesDir: isUsualDir ? null : dir,
    atLogin,
  });
  denyEverythingElse(log);
  collectGarbageWhenClosed();
  serveProtocol(join(root, 'out', 'renderer'));
  await pass(iconFirstMs);
  const host = { ...describeHost(root), atLogin, quit: () => app.quit() };
  const [startApp, { serveContract }, { noteCrash }] = await Promise.all([
    load(),
    import('./windows/ipc'),
    import('../storage/crash-file'),
  ]);
  afterCrash = noteCrash;
  const running = startApp(ports, host, texts);
  prepareAnswers();
  serveContract(running.handlers, windows, log);
  let left: Promise<void> | null = null;
  // The ports go last: what the app saves and takes back goes through them.
  const leave = () => {
    leavePlace();
    takeWordBack();
    left ??= stopped().finally(close);
    return left;
  };
  const stopped = async () => await running.stop();
  leaveAtOnce = () => {
    windows.leave();
    leavePlace();
    takeWordBack();
    close();
  };
  tellEnd = (reason) =>
    ports.notifier.show({
      id: 'crash',
      title: app.getName(),
      body: texts.t('crash.ended', { reason }),
      picture: null,
      actions: [],
      quiet: false,
    });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void leave().finally(() => setImmediate(() => app.exit()));
  });
  const recover = (why: string, options?: { readonly withoutGpu: boolean }) => {
    log.error(`starting again: ${why}`);
    void leave().finally(() => startAgain(options));
  };
  onGpuLost(() => recover('the graphics process keeps ending', { withoutGpu: true }));
  windows.onNoProcess(() => recover('no process can be had for a window'));
  // On macOS opening the app again starts no second one.
  app.on('activate', () => void running.run({ name: 'open', page: 'today' }));
  started(running);
  return running;
}

/**
 * Electron quits on these by itself, but not once a library that is loaded later listens to them
 * too: then the process would end at once, and save nothing.
 */
function quitOnSignals(): void {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => app.quit());
  }
}

/** One line on the terminal of somebody who starts an AppImage where it can't have its sandbox. */
function sayIfUnsandboxed({ t }: Texts): void {
  const has = (name: string) => app.commandLine.hasSwitch(name);
  if (!isUnsandboxedAppImage(process.env, has, process.getuid?.())) return;
  process.stderr.write(`unhunch: ${t('commandLine.noSandbox')}\n`);
}

/**
 * Electron would show the person a window with the stack. `onException` is called once: what
 * fails while the app ends changes nothing any more. A rejection nobody handled is only logged.
 */
function onUncaught(log: LogPort, onException: (error: unknown) => Promise<void>): void {
  const report = (error: unknown) =>
    log.error(`unexpected: ${error instanceof Error ? error.stack : String(error)}`);
  let isEnding = false;
  process.on('unhandledRejection', report);
  process.on('uncaughtException', (error) => {
    report(error);
    if (isEnding) return;
    isEnding = true;
    void onException(error);
  });
}

/**
 * The files that macOS has the app open, which may come before it can: they wait until somebody
 * takes them.
 */
function openedFiles(): { to(take: (file: string) => void): void } {
  const waiting: string[] = [];
  let take = (file: string): void => void waiting.push(file);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take(file);
  });
  return {
    to(next) {
      take = next;
      for (const file of waiting.splice(0)) take(file);
    },
  };
}

/** The command this start came with; what it says goes to this terminal. */
async function runFirst(running: RunningApp, command: Command): Promise<void> {
  const reply = await running.run(command);
  process.stdout.write(reply.stdout);
  process.stderr.write(reply.stderr);
}

/** The working folder; it may have been removed. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}

function endWith(reply: CommandReply): void {
  process.stdout.write(reply.stdout);
  process.stderr.write(reply.stderr);
  app.exit(reply.exitCode);
}
