/**
 * From a command line to a running app, or to an answer from the one that runs already: one set
 * of files, one app.
 */
import { join, resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { app, Menu } from 'electron';
import type { Command } from '#core/command';
import {
  commandLineErrorText,
  helpText,
  ownArguments,
  parseCommandLine,
  startsApp,
  usageExitCode,
} from '#core/command-line';
import { messageOf } from '#core/error-message';
import type { CallHandlers } from '../commands/call-handlers';
import { type CommandReply, refused, said } from '../commands/command-reply';
import type { RunCommand } from '../commands/run-command';
import type { Host, LogPort, Ports } from '../ports';
import { moveIdsIn } from '../storage/move-library';
import { openTexts, pickLanguage, type Texts } from '../texts';
import { createPorts } from './real-ports';
import { skipSoftwareGraphics } from './startup/chromium-switches';
import { sendCommandLine, serveControlSocket, socketPath } from './startup/control-socket';
import { collectGarbageWhenClosed } from './windows/collect-garbage';
import { serveContract } from './windows/ipc';
import { declareProtocol, prepareAnswers, serveProtocol } from './windows/protocol';
import { closeNetwork, denyEverythingElse } from './windows/security';

/**
 * The panel takes the icon in several turns of the main loop; what is done in this time after
 * drawing it would keep the person waiting for it.
 */
const iconFirstMs = 50;

/** What `--status` exits with when nothing runs, as service managers have it. */
const notRunningExitCode = 3;

/** How long a second start waits for a first that is itself still starting. */
const firstStartMs = 5_000;
const retryMs = 50;

/** The app as this process sees it. */
export interface RunningApp {
  readonly run: RunCommand;
  readonly handlers: CallHandlers;
  /** Saves, and lets go of timers and ports. */
  stop(): void;
}

export type StartApp = (ports: Ports, host: Host, texts: Texts) => RunningApp;

/** Answers the command line, or starts the app with the ports of this machine. */
export function launch(startApp: StartApp): void {
  const root = app.getAppPath();
  const args = ownArguments(process.argv, app.isPackaged);
  const texts = openTexts(join(root, 'assets', 'locales'), pickLanguage([app.getLocale()]));
  const moveIds = () => [
    ...moveIdsIn(join(root, 'assets', 'moves')),
    ...moveIdsIn(join(app.getPath('userData'), 'moves')),
  ];
  const answer: Answer = (argv, run) => answerCommandLine(argv, moveIds(), texts, run);

  const parsed = parseCommandLine(args, moveIds());
  if (parsed.ok && parsed.line.userDataDir) {
    app.setPath('userData', resolve(parsed.line.userDataDir));
  }
  const command = parsed.ok ? parsed.line.command : null;
  if (!command || command.name === 'help' || command.name === 'version') {
    void answer(args, () => Promise.reject(new Error('answered without running'))).then(endWith);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    void handOver(args).then(endWith);
    return;
  }
  if (!startsApp(command)) {
    endWith(notRunning(command, texts));
    return;
  }

  declareProtocol();
  closeNetwork();
  skipSoftwareGraphics();
  // Ours have none; macOS takes the keys for copy and paste from it.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => {});
  void app
    .whenReady()
    .then(async () => {
      const running = await startHere(root, texts, startApp, answer);
      if (command.name !== 'run') void runFirst(running, command);
    })
    .catch((error: unknown) => endWith(refused(`unhunch: it can't start: ${messageOf(error)}`)));
}

type Answer = (argv: readonly string[], run: RunCommand) => Promise<CommandReply>;

/** The app on this machine, until Electron quits. */
async function startHere(
  root: string,
  texts: Texts,
  startApp: StartApp,
  answer: Answer,
): Promise<RunningApp> {
  const { ports, windows, close } = createPorts(root);
  app.on('will-quit', close);
  logWhatNobodyCatches(ports.log);
  denyEverythingElse(ports.log);
  collectGarbageWhenClosed();
  serveProtocol(join(root, 'out', 'renderer'));
  await pass(iconFirstMs);
  const running = startApp(
    ports,
    {
      userDataDir: app.getPath('userData'),
      assetsDir: join(root, 'assets'),
      version: app.getVersion(),
      electron: process.versions.electron,
      systemLanguages: app.getPreferredSystemLanguages(),
      quit: () => app.quit(),
    },
    texts,
  );
  prepareAnswers();
  serveContract(running.handlers, windows, ports.log);
  const stopListening = serveControlSocket(
    socketPath(app.getPath('userData')),
    (argv) => answer(argv, running.run),
    (error) => ports.log.warn(`second starts can't reach this app: ${error.message}`),
  );
  // Ahead of the ports' own: what it saves and takes back goes through them.
  app.prependListener('will-quit', () => {
    stopListening();
    running.stop();
  });
  return running;
}

/** Electron would show the person a window with the stack. */
function logWhatNobodyCatches(log: LogPort): void {
  const report = (error: unknown) =>
    log.error(`unexpected: ${error instanceof Error ? error.stack : String(error)}`);
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

/** The command this start came with; what it says goes to this terminal. */
async function runFirst(running: RunningApp, command: Command): Promise<void> {
  const reply = await running.run(command);
  process.stdout.write(reply.stdout);
  process.stderr.write(reply.stderr);
}

/** Parses a command line and runs it; every outcome is a reply. */
async function answerCommandLine(
  argv: readonly string[],
  moveIds: readonly string[],
  { t }: Texts,
  run: RunCommand,
): Promise<CommandReply> {
  const parsed = parseCommandLine(argv, moveIds);
  if (!parsed.ok) {
    return refused(commandLineErrorText(parsed.error, t), usageExitCode);
  }
  const { command } = parsed.line;
  if (command.name === 'help') return said(helpText(t));
  if (command.name === 'version') {
    return said(`${app.getName()} ${app.getVersion()} (Electron ${process.versions.electron})`);
  }
  return run(command);
}

/** `--status` and `--quit` with nothing to ask or to end. */
function notRunning(command: Command, { t }: Texts): CommandReply {
  if (command.name !== 'status') return said(t('commandLine.notRunning'));
  const status = {
    phase: 'not-running',
    nextBreakAt: null,
    sittingMinutes: 0,
    electron: process.versions.electron,
    version: app.getVersion(),
  };
  const stdout = command.json ? JSON.stringify(status) : t('commandLine.notRunning');
  return { ...said(stdout), exitCode: notRunningExitCode };
}

/** Gives the command line to the app that runs, which may still be starting. */
async function handOver(argv: readonly string[]): Promise<CommandReply> {
  const path = socketPath(app.getPath('userData'));
  const giveUpAt = performance.now() + firstStartMs;
  for (;;) {
    try {
      return await sendCommandLine(path, argv);
    } catch (error) {
      if (performance.now() > giveUpAt) {
        return refused(
          `unhunch: another Unhunch has these files open but does not answer: ${messageOf(error)}`,
        );
      }
      await new Promise((again) => setTimeout(again, retryMs));
    }
  }
}

function endWith(reply: CommandReply): void {
  process.stdout.write(reply.stdout);
  process.stderr.write(reply.stderr);
  app.exit(reply.exitCode);
}
