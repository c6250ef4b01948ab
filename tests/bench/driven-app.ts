/** The bench's end of `bench-app.ts`: starts the app and says what it is to do. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAppFolder } from '../support/app-folder';
import type { Desktop } from '../support/desktop';
import { electronExecutable } from '../support/electron-executable';
import { electronSwitches } from '../support/electron-switches';

/** What can be asked of it. Times are in ms, until the window's first text is on the screen. */
export interface Drive {
  /** Lets time pass until a break is due: from then to its card. */
  due(): Promise<number>;
  /** From the click on the card's Start to the session. */
  start(): Promise<number>;
  /** From the tray's Start to the session. */
  session(): Promise<number>;
  endSession(): Promise<void>;
  /** From the tray's entry to the main window. */
  home(): Promise<number>;
  closeHome(): Promise<void>;
  advance(ms: number): Promise<void>;
}

export interface DriveRequest {
  readonly id: number;
  readonly ask: keyof Drive;
  /** For `advance`. */
  readonly ms: number;
}

export interface DriveAnswer {
  readonly id: number;
  readonly value: number | null;
  readonly error: string | null;
}

export interface DrivenApp extends Drive {
  readonly pid: number;
  stop(): Promise<void>;
}

/** No step takes nearly as long: after it the app hangs. */
const answerWithinMs = 30_000;

/** Starts the app with these settings on a Monday at nine, in a folder of the desktop's. */
export async function startDrivenApp(desktop: Desktop, settings: unknown): Promise<DrivenApp> {
  const userDataDir = join(desktop.directory, 'user-data');
  await mkdir(userDataDir);
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify(settings));
  const folder = join(desktop.directory, 'app-on-the-bench');
  await makeAppFolder(folder, 'out/e2e/bench.cjs');
  const command = [
    await electronExecutable(),
    ...electronSwitches(),
    folder,
    `--user-data-dir=${userDataDir}`,
  ];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...command], {
    env: { ...desktop.env, UNHUNCH_TEST_NOW: '2026-03-02T09:00:00Z' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await desktop.trayHost.item();
  let asked = 0;
  const ask = (what: keyof Drive, ms = 0) => answerOf(child, { id: asked++, ask: what, ms });
  const told = (what: keyof Drive, ms?: number) => ask(what, ms).then(() => {});
  return {
    pid: child.pid ?? 0,
    due: () => ask('due'),
    start: () => ask('start'),
    session: () => ask('session'),
    endSession: () => told('endSession'),
    home: () => ask('home'),
    closeHome: () => told('closeHome'),
    advance: (ms) => told('advance', ms),
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

function answerOf(child: ChildProcess, request: DriveRequest): Promise<number> {
  return new Promise((done, failed) => {
    const late = setTimeout(() => {
      failed(new Error(`${request.ask}: no answer within ${answerWithinMs / 1000} s`));
    }, answerWithinMs);
    const take = ({ id, value, error }: DriveAnswer) => {
      if (id !== request.id) return;
      clearTimeout(late);
      child.off('message', take);
      if (error === null) done(value ?? 0);
      else failed(new Error(`${request.ask}: ${error}`));
    };
    child.on('message', take);
    child.send(request);
  });
}
