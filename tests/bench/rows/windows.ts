import { countingAllDay, type Life, Place, within } from '../life';
import type { Subject } from '../subjects';
import { type Row, Rows } from '../table';

const cardAfterMs = countingAllDay.breaks.cardAfterSeconds * 1000;
/** Where the session's words are: what counts down beside them is never twice the same. */
const words = { x: 0.52, y: 0.03, width: 0.46, height: 0.55 };
/** Where a page's words begin, beside the navigation: figures and pictures may come after them. */
const pageWords = { x: 0.24, y: 0.03, width: 0.36, height: 0.4 };
const pages = ['moves', 'progress', 'settings', 'today'] as const;

/** From what a person does to what they can read, by the pixels on the screen. */
export async function windows(subjects: readonly Subject[], runs: number): Promise<Row[]> {
  const rows = new Rows();
  for (let turn = 0; turn < runs; turn += 1) {
    for (const subject of subjects.filter(({ name }) => name !== 'floor')) {
      for (const [what, most, ms] of await oneLife(subject)) {
        rows.put(what, 'ms', subject, ms, { most });
      }
    }
  }
  return rows.all;
}

async function oneLife(subject: Subject): Promise<(readonly [string, number, number])[]> {
  const dueAt = Math.ceil((Date.now() + 25_000) / 60_000) * 60_000;
  const fixedTimes = [new Date(dueAt).toISOString().slice(11, 16)];
  const breaks = { ...countingAllDay.breaks, fixedTimes };
  const place = await Place.make(subject, { ...countingAllDay, breaks });
  try {
    const life = await place.start();
    return [
      ['card’s turn → readable', 250, await card(life, dueAt)],
      [
        'click on Start → session readable',
        250,
        await life.readable(await clickOnStart(life), words),
      ],
      ['tray click → session readable', 250, await sessionByTray(life)],
      ['tray click → main window readable', 300, await homeByTray(life)],
      ...(await pageSwitches(life)),
    ];
  } finally {
    await place.leave();
  }
}

/** From when the notification has had its time. */
async function card(life: Life, dueAt: number): Promise<number> {
  const { notifications } = life.place.desktop;
  await notifications.waitFor(/./, { withinMs: dueAt + 70_000 - Date.now() });
  const shownAt = performance.now();
  const { eyes } = life.place;
  const watchedAt = performance.now();
  const glances = await eyes.watch(async () => {}, cardAfterMs + 2000);
  const ms = eyes.readableAt(glances, await life.window());
  return watchedAt + ms - shownAt - cardAfterMs;
}

/** The middle of what has the colour of the one primary action, ready to be clicked. */
async function clickOnStart(life: Life): Promise<() => Promise<void>> {
  const { eyes, desktop } = life.place;
  const lower = within(await life.window(), { x: 0, y: 0.5, width: 1, height: 0.5 });
  const { x, y } = eyes.middleOf(lower, isTeal);
  await desktop.screen.moveMouse(x, y);
  return () => desktop.screen.click(x, y);
}

const isTeal = (rgb: number): boolean => {
  const [r, g, b] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
  return g - r > 40 && b - r > 40 && Math.abs(g - b) < 30;
};

async function sessionByTray(life: Life): Promise<number> {
  await life.endSession();
  const ms = await life.readable(
    () => life.place.desktop.trayHost.press('Start a break now'),
    words,
  );
  await life.endSession();
  return ms;
}

function homeByTray(life: Life): Promise<number> {
  return life.readable(() => life.place.desktop.trayHost.press('Open Unhunch'), pageWords);
}

async function pageSwitches(life: Life): Promise<(readonly [string, number, number])[]> {
  const times: (readonly [string, number, number])[] = [];
  for (const page of pages) {
    const ms = await life.readable(() => life.tell(`--open=${page}`), pageWords);
    times.push([`page ${page} → readable`, 100, ms]);
  }
  return times;
}
