import pTimeout from 'p-timeout';
import type { Client, Display, Done } from 'x11';
import type { Stop } from '../../ports';

/** What is asked of the X server. Every question opens a connection and closes it again. */
export interface XDisplay {
  /** Whether some client owns the selection, such as `_NET_SYSTEM_TRAY_S0`. */
  selectionOwned(name: string): Promise<boolean>;
  /**
   * Calls back whenever a client comes to own the selection, or the one that did has gone. Keeps a
   * connection until stopped.
   */
  onSelectionChange(name: string, callback: () => void): Stop;
  /** Those that can be seen on this workspace, the lowest first. */
  windows(): Promise<readonly XWindow[]>;
  /** In pixels from the top left of all displays. */
  pointer(): Promise<{ readonly x: number; readonly y: number }>;
  /**
   * Asks the window manager to leave the window out of taskbar and pager, and not to call the
   * person's attention to it. Only for one that is on the screen.
   */
  keepQuiet(window: number): Promise<void>;
  /**
   * Asks the window manager to have the window fill the display that it is on, over panels. Only
   * for one that is on the screen.
   */
  fillDisplay(window: number): Promise<void>;
}

export interface XWindow {
  readonly fullScreen: boolean;
  /** The process it says it belongs to; null when it doesn't say. */
  readonly pid: number | null;
  /** In pixels from the top left of all displays. */
  readonly area: Area;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const answerWithinMs = 1000;
const anyType = 0;

/** The display `name`, such as `:0`. Questions reject when it doesn't answer within a second. */
export function createXDisplay(name: string): XDisplay {
  return {
    selectionOwned: (selection) =>
      ask(name, async ({ client }) => {
        const atom = await intern(client, selection);
        if (atom === 0) return false;
        return (await reply<number>((done) => client.GetSelectionOwner(atom, done))) !== 0;
      }),
    onSelectionChange: (selection, callback) => watchSelection(name, selection, callback),
    windows: () => ask(name, readWindows),
    pointer: () =>
      ask(name, async ({ client, screen: [screen] }) => {
        if (!screen) throw new Error(`${name} has no screen`);
        const at = await reply<{ readonly rootX: number; readonly rootY: number }>((done) =>
          client.QueryPointer(screen.root, done),
        );
        return { x: at.rootX, y: at.rootY };
      }),
    keepQuiet: (window) => ask(name, (connected) => keepQuiet(connected, window)),
    fillDisplay: (window) => ask(name, (connected) => fillDisplay(connected, window)),
  };
}

/** What a client is told of: other windows' ends, and who says on the root that it has come. */
const structureNotify = 1 << 17;

function watchSelection(name: string, selection: string, callback: () => void): Stop {
  let stopped = false;
  let stop: Stop = () => {};

  async function watch(): Promise<void> {
    const { createClient } = await import('x11');
    if (stopped) return;
    const client = createClient({ display: name }, (_error, display) => {
      if (stopped) leave(client);
      const screen = display?.screen[0];
      if (stopped || !screen) return;
      const look = async () => {
        const atom = await intern(client, selection);
        const owner = await reply<number>((done) => client.GetSelectionOwner(atom, done));
        if (owner !== 0) client.ChangeWindowAttributes(owner, { eventMask: structureNotify });
      };
      client.ChangeWindowAttributes(screen.root, { eventMask: structureNotify });
      client.on('event', ({ name: event }) => {
        if (event !== 'DestroyNotify' && event !== 'ClientMessage') return;
        void look().then(callback, () => {});
      });
      void look().catch(() => {});
    });
    // The window that was to be watched has gone already; or the server has, and we with it.
    client.on('error', () => {});
    stop = () => leave(client);
  }

  void watch().catch(() => {});
  return () => {
    stopped = true;
    stop();
  };
}

/** Of `_NET_WM_STATE`: https://specifications.freedesktop.org/wm-spec/latest/ar01s05.html#id-1.6.8 */
const stateChange = { remove: 0, add: 1, fromApplication: 1 } as const;

async function keepQuiet(display: Display, window: number): Promise<void> {
  const { add, remove } = stateChange;
  await changeStates(display, window, [
    [add, '_NET_WM_STATE_SKIP_TASKBAR'],
    [add, '_NET_WM_STATE_SKIP_PAGER'],
    [remove, '_NET_WM_STATE_DEMANDS_ATTENTION'],
  ]);
}

async function fillDisplay(display: Display, window: number): Promise<void> {
  await changeStates(display, window, [[stateChange.add, '_NET_WM_STATE_FULLSCREEN']]);
}

async function changeStates(
  { client, screen: [screen] }: Display,
  window: number,
  changes: readonly (readonly [how: number, state: string])[],
): Promise<void> {
  const [type, ...states] = await Promise.all([
    intern(client, '_NET_WM_STATE'),
    ...changes.map(([, state]) => intern(client, state)),
  ]);
  // Without a window manager that knows them there is nobody to ask.
  if (!screen || type === 0) return;
  for (const [i, [how]] of changes.entries()) {
    const body = [how, states[i] ?? 0, 0, stateChange.fromApplication, 0];
    client.SendClientMessage(screen.root, window, type, 32, body);
  }
  // Leaving before the server has read them would drop them.
  await intern(client, '_NET_WM_STATE');
}

/** On every workspace at once. */
const onAllDesktops = 0xffffffff;

async function readWindows(display: Display): Promise<readonly XWindow[]> {
  const { client, screen } = display;
  const [root] = screen;
  if (!root) return [];
  const ids = await numbers(client, root.root, '_NET_CLIENT_LIST_STACKING');
  const [desktop = 0] = await numbers(client, root.root, '_NET_CURRENT_DESKTOP');
  const [fullScreen, hidden] = await Promise.all([
    intern(client, '_NET_WM_STATE_FULLSCREEN'),
    intern(client, '_NET_WM_STATE_HIDDEN'),
  ]);

  async function read(id: number): Promise<XWindow | null> {
    const [states, [on = desktop], [pid = null]] = await Promise.all([
      numbers(client, id, '_NET_WM_STATE'),
      numbers(client, id, '_NET_WM_DESKTOP'),
      numbers(client, id, '_NET_WM_PID'),
    ]);
    if (states.includes(hidden) || (on !== desktop && on !== onAllDesktops)) return null;
    const { width, height } = await reply<Pick<Area, 'width' | 'height'>>((done) =>
      client.GetGeometry(id, done),
    );
    const { destX: x, destY: y } = await reply<{ readonly destX: number; readonly destY: number }>(
      (done) => client.TranslateCoordinates(id, root?.root ?? 0, 0, 0, done),
    );
    return { fullScreen: states.includes(fullScreen), pid, area: { x, y, width, height } };
  }
  // One that closes meanwhile is none.
  const windows = await Promise.all(ids.map((id) => read(id).catch(() => null)));
  return windows.filter((window) => window !== null);
}

/** A property of 32-bit values; empty when the window has none. */
async function numbers(client: Client, window: number, property: string): Promise<number[]> {
  const atom = await intern(client, property);
  if (atom === 0) return [];
  const { data } = await reply<{ readonly data: Buffer }>((done) =>
    client.GetProperty(0, window, atom, anyType, 0, 64, done),
  );
  return Array.from({ length: Math.floor(data.length / 4) }, (_, i) => data.readUInt32LE(i * 4));
}

/** The atom's number; 0 when nobody has used it. */
function intern(client: Client, name: string): Promise<number> {
  return reply((done) => client.InternAtom(true, name, done));
}

function reply<T>(request: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    request((error, value) => (error ? reject(error) : resolve(value)));
  });
}

/** Also of one that the server has not let in, or has not been reached by. */
function leave(client: Client): void {
  if (client.stream) client.terminate();
}

async function ask<T>(name: string, question: (display: Display) => Promise<T>): Promise<T> {
  const { createClient } = await import('x11');
  let client: Client | undefined;
  const shown = new Promise<Display>((resolve, reject) => {
    client = createClient({ display: name }, (error, display) => {
      if (display) resolve(display);
      else reject(error);
    });
    client.on('error', reject);
  });
  const late = `the display ${name} doesn't answer`;
  return pTimeout(shown.then(question), { milliseconds: answerWithinMs, message: late }).finally(
    () => client && leave(client),
  );
}
