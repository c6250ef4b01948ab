/**
 * The app as it ships, on a clock that stands still, driven from within its main process by the
 * messages of `driven-app.ts`: a debugger that looks on would slow its windows down.
 */
import { setTimeout as pass } from 'node:timers/promises';
import { app, BrowserWindow } from 'electron';
import type { TrayCommand } from '#core/tray-model';
import { startApp } from '../../main/app';
import { launch } from '../../main/desktop/launch';
import type { Ports } from '../../main/ports';
import { createFakeClock } from '../support/fake-clock';
import type { Drive, DriveAnswer, DriveRequest } from './driven-app';

const second = 1000;
/** Between two looks at whether a window has got there. */
const lookEveryMs = 5;

const clock = createFakeClock(Date.parse(process.env.UNHUNCH_TEST_NOW ?? ''), 'UTC');
let askedWhetherBusy = false;
let press = (_command: TrayCommand): void => {};
const shownAt = new Map<number, number>();

launch((ports, host, texts) => {
  const benched: Ports = {
    ...ports,
    clock,
    // There, and not typing: the schedule waits for such a moment.
    presence: { ...ports.presence, idleMs: async () => 6 * second },
    busy: {
      ...ports.busy,
      sample(reasons) {
        askedWhetherBusy = true;
        return ports.busy.sample(reasons);
      },
    },
    tray: {
      ...ports.tray,
      onCommand(callback) {
        press = callback;
        return ports.tray.onCommand(callback);
      },
    },
  };
  return startApp(benched, host, texts);
});
app.on('browser-window-created', (_event, window) => {
  window.once('show', () => shownAt.set(window.id, Date.now()));
});

const drive: Drive = {
  async due() {
    askedWhetherBusy = false;
    for (;;) {
      const tickAt = Date.now();
      await clock.advance(second);
      if (askedWhetherBusy) return (await paintedAt('view=card')) - tickAt;
    }
  },
  async start() {
    const card = await windowAt('view=card');
    const clickedAt = await card.webContents.executeJavaScript(
      'setTimeout(() => document.querySelector("button").click()), Date.now()',
    );
    return (await paintedAt('view=session')) - clickedAt;
  },
  async session() {
    const pressedAt = Date.now();
    press({ name: 'start', moves: [] });
    return (await paintedAt('view=session')) - pressedAt;
  },
  async endSession() {
    const session = await windowAt('view=session');
    while (!session.isDestroyed()) {
      // The first leaves the moves, the second the closing line.
      session.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Escape' });
      await pass(lookEveryMs * 10);
    }
  },
  async home() {
    const pressedAt = Date.now();
    press({ name: 'open', page: 'today' });
    return (await paintedAt('home.html')) - pressedAt;
  },
  async closeHome() {
    const home = await windowAt('home.html');
    home.close();
    while (!home.isDestroyed()) await pass(lookEveryMs);
  },
  advance: (ms) => clock.advance(ms),
};

process.on('message', ({ id, ask, ms }: DriveRequest) => {
  const reply = (answer: Omit<DriveAnswer, 'id'>) => process.send?.({ id, ...answer });
  drive[ask](ms).then(
    (value) => reply({ value: value ?? null, error: null }),
    (error: unknown) => reply({ value: null, error: String(error) }),
  );
});

async function windowAt(address: string): Promise<BrowserWindow> {
  for (;;) {
    const found = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes(address),
    );
    if (found) return found;
    await pass(lookEveryMs);
  }
}

/** Epoch ms at which the window was on the screen with its first text. */
async function paintedAt(address: string): Promise<number> {
  const window = await windowAt(address);
  for (;;) {
    const shown = shownAt.get(window.id);
    // Asked only once it is on the screen: until then it has better things to do.
    const painted = shown && (await window.webContents.executeJavaScript(firstText));
    if (shown && painted) return Math.max(shown, painted);
    await pass(lookEveryMs);
  }
}

const firstText = `(() => {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint ? performance.timeOrigin + paint.startTime : 0;
})()`;
