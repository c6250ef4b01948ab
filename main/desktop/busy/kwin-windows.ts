/**
 * KWin tells of windows only to scripts that it runs itself: so it is given one that sends what it
 * sees to a method of ours, and is taken back. Loaded when it is first asked: what reads the answer
 * is large.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Stop } from '../../ports';
import type { BusCall, SessionBus } from '../linux/session-bus';
import type { ToldWindow } from './full-screen-window';
import { probeLimitMs } from './probe';

/** https://develop.kde.org/docs/plasma/kwin/ */
const scripting = {
  destination: 'org.kde.KWin',
  path: '/Scripting',
  interface: 'org.kde.kwin.Scripting',
};
const scriptName = 'unhunch-windows';
const ours = { interface: 'io.github.unhunch.Windows', member: 'Tell' } as const;

const toldSchema = z.array(
  z.object({
    appId: z.string(),
    fullScreen: z.boolean(),
    active: z.boolean(),
    outputs: z.array(z.string()),
  }),
);

/** The windows that are not minimised, of the workspace and activity that are shown. */
export async function askKwin(bus: SessionBus, folder: string): Promise<readonly ToldWindow[]> {
  const dir = await mkdtemp(join(folder, 'unhunch-'));
  const file = join(dir, 'windows.js');
  // Nobody else on the bus can guess it.
  const path = `/io/github/unhunch/${randomUUID().replaceAll('-', '')}`;
  const told = new EventEmitter();
  let stop: Stop = () => {};
  try {
    const served = await bus.serve({ ...ours, path }, ([text]) => told.emit('told', text));
    stop = served.stop;
    await writeFile(file, scriptThatTells(served.name, path));
    // One that was left behind by an app that was killed meanwhile.
    await bus.call(unload, probeLimitMs);
    await bus.call(load(file), probeLimitMs);
    const telling = once(told, 'told', { signal: AbortSignal.timeout(probeLimitMs) });
    const [[text]] = await Promise.all([
      telling,
      bus.call({ ...scripting, member: 'start' }, probeLimitMs),
    ]);
    return toldSchema.parse(JSON.parse(String(text)));
  } finally {
    stop();
    await bus.call(unload, probeLimitMs).catch(() => {});
    await rm(dir, { recursive: true, force: true });
  }
}

const unload: BusCall = {
  ...scripting,
  member: 'unloadScript',
  signature: 's',
  body: [scriptName],
};

function load(file: string): BusCall {
  return { ...scripting, member: 'loadScript', signature: 'ss', body: [file, scriptName] };
}

/** Plasma 6 has windows, desktops and outputs where Plasma 5 has clients, a desktop and a screen. */
function scriptThatTells(name: string, path: string): string {
  return `
const windows = workspace.windowList ? workspace.windowList() : workspace.clientList();
const isShown = (w) => {
  const onDesktop = w.desktops
    ? w.desktops.length === 0 || w.desktops.some((d) => d === workspace.currentDesktop)
    : w.onAllDesktops || w.desktop === workspace.currentDesktop;
  const on = w.activities || [];
  return onDesktop && !w.minimized && (on.length === 0 || on.indexOf(workspace.currentActivity) >= 0);
};
const told = windows.filter(isShown).map((w) => ({
  appId: String(w.resourceClass),
  fullScreen: w.fullScreen === true,
  active: w.active === true,
  outputs: [String(w.output ? w.output.name : w.screen)],
}));
callDBus('${name}', '${path}', '${ours.interface}', '${ours.member}', JSON.stringify(told));
`;
}
