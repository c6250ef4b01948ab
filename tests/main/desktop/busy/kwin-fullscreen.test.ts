import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { kwinFullScreen } from '../../../../main/desktop/busy/kwin-fullscreen';
import { BusConnection } from '../../../support/bus-connection';
import { type BusUnderTest, startBus } from '../bus-under-test';

const desktops = { first: { id: 1 }, second: { id: 2 } };

/** A window as Plasma 6 has it in scripts. */
const video = {
  resourceClass: 'mpv',
  fullScreen: true,
  active: true,
  minimized: false,
  desktops: [desktops.first],
  activities: [],
  output: { name: 'DP-1' },
};
const editor = { ...video, resourceClass: 'editor', fullScreen: false };

let under: BusUnderTest;
let folder: string;
let kwin: BusConnection;
let loaded: string[];

beforeEach(async () => {
  under = await startBus();
  folder = await mkdtemp(join(tmpdir(), 'unhunch-kwin-'));
  kwin = await BusConnection.open(under.address);
  loaded = [];
});
afterEach(async () => {
  kwin.close();
  await under.stop();
  await rm(folder, { recursive: true });
});

/** KWin with this workspace, which runs the scripts that it is given as it does. */
async function startKwin(workspace: object, { runs = true } = {}): Promise<void> {
  let file = '';
  const callDBus = (to: string, path: string, iface: string, member: string, text: string) =>
    void kwin.call({ to, path, iface, member, takes: 's', args: [text] });
  kwin.serve('/Scripting', {
    'org.kde.kwin.Scripting': {
      methods: {
        loadScript: {
          takes: 'ss',
          gives: 'i',
          run: ([path, name]) => {
            // KWin loads no second one of a name.
            if (loaded.includes(String(name))) return [-1];
            loaded.push(String(name));
            file = String(path);
            return [loaded.length - 1];
          },
        },
        unloadScript: {
          takes: 's',
          gives: 'b',
          run: ([name]) => {
            const before = loaded.length;
            loaded = loaded.filter((one) => one !== name);
            return [loaded.length < before];
          },
        },
        start: {
          takes: '',
          gives: '',
          run: async () => {
            if (runs) runInNewContext(await readFile(file, 'utf8'), { workspace, callDBus });
            return [];
          },
        },
      },
    },
  });
  await kwin.own('org.kde.KWin');
}

const ask = () => kwinFullScreen({ bus: under.bus, folder, ownAppIds: ['unhunch'] }).ask();

/** Of Plasma 6. */
const workspaceOf = (...windows: readonly object[]) => ({
  currentDesktop: desktops.first,
  currentActivity: 'work',
  windowList: () => windows,
});

it('a full-screen window in front is busy, by its name, and nothing of ours stays', async () => {
  await startKwin(workspaceOf(video));
  expect(await ask()).toEqual({ available: true, busy: true, detail: 'mpv' });
  expect(await ask()).toMatchObject({ busy: true });
  expect(loaded).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ['that is not full screen', editor],
  ['of our own', { ...video, resourceClass: 'unhunch' }],
  ['that is minimised', { ...video, minimized: true }],
  ['of another desktop', { ...video, desktops: [desktops.second] }],
  ['of another activity', { ...video, activities: ['play'] }],
])('one %s is not', async (_, window) => {
  await startKwin(workspaceOf(window));
  expect(await ask()).toEqual({ available: true, busy: false, detail: 'none' });
});

it('slides on another display count while the person works in their notes', async () => {
  const slides = { ...video, active: false, output: { name: 'HDMI-1' } };
  await startKwin(workspaceOf(editor, slides));
  expect(await ask()).toMatchObject({ busy: true });
});

it('a film behind the window that the person works in does not', async () => {
  await startKwin(workspaceOf(editor, { ...video, active: false }));
  expect(await ask()).toMatchObject({ busy: false });
});

it('asks Plasma 5 in its own words', async () => {
  const { desktops: _, output: __, ...window } = video;
  const clients = [{ ...window, desktop: 1, onAllDesktops: false, screen: 0 }];
  const workspace = { currentDesktop: 1, currentActivity: 'work', clientList: () => clients };
  await startKwin(workspace);
  expect(await ask()).toMatchObject({ busy: true });
  workspace.currentDesktop = 2;
  expect(await ask()).toMatchObject({ busy: false });
});

it('takes back the script that an app left behind that was killed', async () => {
  await startKwin(workspaceOf(video));
  loaded.push('unhunch-windows');
  expect(await ask()).toMatchObject({ busy: true });
});

it('does not know where there is no KWin, or its script tells nothing', async () => {
  expect(await ask()).toEqual({ available: false, detail: 'KWin is not there' });
  await startKwin(workspaceOf(video), { runs: false });
  await expect(ask()).rejects.toThrow();
  expect(loaded).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});
