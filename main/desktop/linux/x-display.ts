import type { Client, Display, Done } from 'x11';

/** What is asked of the X server. Every question opens a connection and closes it again. */
export interface XDisplay {
  /** Whether some client owns the selection, such as `_NET_SYSTEM_TRAY_S0`. */
  selectionOwned(name: string): Promise<boolean>;
  /** The window that has the focus; null when none has. */
  activeWindow(): Promise<XWindow | null>;
  /** In pixels from the top left of all displays. */
  pointer(): Promise<{ readonly x: number; readonly y: number }>;
}

export interface XWindow {
  readonly fullScreen: boolean;
  /** The process it says it belongs to; null when it doesn't say. */
  readonly pid: number | null;
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
    activeWindow: () => ask(name, readActiveWindow),
    pointer: () =>
      ask(name, async ({ client, screen: [screen] }) => {
        if (!screen) throw new Error(`${name} has no screen`);
        const at = await reply<{ readonly rootX: number; readonly rootY: number }>((done) =>
          client.QueryPointer(screen.root, done),
        );
        return { x: at.rootX, y: at.rootY };
      }),
  };
}

async function readActiveWindow({ client, screen }: Display): Promise<XWindow | null> {
  const [root] = screen;
  if (!root) return null;
  const [window = 0] = await numbers(client, root.root, '_NET_ACTIVE_WINDOW');
  if (window === 0) return null;
  const fullScreen = await intern(client, '_NET_WM_STATE_FULLSCREEN');
  const states = await numbers(client, window, '_NET_WM_STATE');
  const [pid = null] = await numbers(client, window, '_NET_WM_PID');
  return { fullScreen: fullScreen !== 0 && states.includes(fullScreen), pid };
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

async function ask<T>(name: string, question: (display: Display) => Promise<T>): Promise<T> {
  const { createClient } = await import('x11');
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the display ${name} doesn't answer`));
      client.terminate();
    }, answerWithinMs);
    const client = createClient({ display: name }, (error, display) => {
      const answer = error ? Promise.reject(error) : question(display);
      void answer.then(resolve, reject).finally(() => {
        clearTimeout(timer);
        if (!error) client.terminate();
      });
    });
    client.on('error', reject);
  });
}
