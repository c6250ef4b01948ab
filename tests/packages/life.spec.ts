/** The life of a package: install, start, be reminded, upgrade, remove. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packMimeType } from '../../scripts/packaging/desktop-entry';
import { earlierPackages, newestPackages } from '../../scripts/packaging/earlier';
import { electronSwitches } from '../support/electron-switches';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { startThrowawaySystem } from './throwaway-system';

/** Where a clock shows about noon now: the end of a workday is far. */
const hoursFromNoon = 12 - new Date().getUTCHours();
const timeZone = `Etc/GMT${hoursFromNoon > 0 ? '-' : '+'}${Math.abs(hoursFromNoon)}`;

test.use({ desktopOptions: { timeZone } });

const kinds = {
  deb: { install: ['dpkg', '--install'], remove: ['dpkg', '--remove'] },
  // The libraries come from Debian's packages, which rpm doesn't know.
  rpm: { install: ['rpm', '--upgrade', '--nodeps'], remove: ['rpm', '--erase'] },
} as const;

for (const kind of ['deb', 'rpm'] as const) {
  test(`a ${kind} is installed, reminds, is upgraded with all it knows, and is removed`, async ({
    desktop,
  }) => {
    const { install, remove } = kinds[kind];
    const system = await startThrowawaySystem(desktop);
    const home = desktop.env.HOME ?? '';
    const config = join(home, '.config');
    const files = join(config, 'Unhunch');
    const autostart = join(config, 'autostart/unhunch.desktop');
    await mkdir(files, { recursive: true });
    await writeFile(join(files, 'settings.json'), JSON.stringify(settingsDueSoon()));

    const unhunch = (...args: string[]) =>
      system.start('unhunch', [...electronSwitches(), ...args]);
    const says = async (...args: string[]) => (await unhunch(...args).finished()).stdout.trim();
    const status = async () => JSON.parse(await says('--status', '--json'));
    const succeeds = async (command: readonly string[], ...args: string[]) => {
      const [program = '', ...rest] = command;
      const { code, stdout, stderr } = await system.run(program, ...rest, ...args);
      expect(code, stdout + stderr).toBe(0);
    };

    // Install, start, be reminded.
    await succeeds(install, earlierPackages()[kind]);
    const before = unhunch();
    await until(async () => (await status()).phase === 'counting', { withinMs: 20_000 });
    expect(await status()).toMatchObject({ version: expect.stringMatching(/^0\.1\.0/) });
    const reminder = await desktop.notifications.waitFor(/./, { withinMs: 150_000 });
    console.log(`${kind}: reminded: ${reminder.summary}: ${reminder.body}`);
    await until(async () => (await readFile(autostart, 'utf8')).includes('/usr/lib/unhunch/'));

    // Upgrade, and start the new one on the same files.
    expect(await says('--quit')).toBe('');
    await before.finished();
    await succeeds(install, newestPackages()[kind]);
    const after = unhunch();
    await until(async () => (await status()).phase !== 'not-running', { withinMs: 20_000 });
    const version = newestPackages().version.replace('~', '-');
    expect(await status()).toMatchObject({ version });
    const kept = JSON.parse(await readFile(join(files, 'settings.json'), 'utf8'));
    expect(kept).toMatchObject(settingsOfThePerson);

    // A file of moves is known by its name, and opened by a double click. Of an rpm, this system's
    // caches of such things take no notice.
    if (kind === 'deb') {
      const file = join(desktop.directory, 'physio.unhunch-moves');
      await writeFile(file, 'moves');
      const gio = async (...args: string[]) => (await system.run('gio', ...args)).stdout;
      expect(await gio('info', '-a', 'standard::content-type', file)).toContain(packMimeType);
      expect(await gio('mime', packMimeType)).toContain('unhunch.desktop');
      await system.start('gio', ['open', file]).finished();
      const log = join(files, 'logs/main.log');
      await until(async () => (await readFile(log, 'utf8')).includes('physio.unhunch-moves'));
    }
    expect(await says('--quit')).toBe('');
    await after.finished();

    // Remove: what the app has made for itself goes, what is the person's stays.
    await succeeds(['useradd'], '--no-create-home', '--home-dir', home, '--uid', '4242', 'person');
    await succeeds(['chown'], '-R', 'person', config);
    await succeeds(['chmod'], '-R', 'a+rX', desktop.directory);
    await succeeds(remove, 'unhunch');
    for (const path of ['/usr/bin/unhunch', '/usr/lib/unhunch', autostart]) {
      expect(await system.run('test', '-e', path), path).toMatchObject({ code: 1 });
    }
    const left = JSON.parse(await readFile(join(files, 'settings.json'), 'utf8'));
    expect(left).toMatchObject(settingsOfThePerson);
  });
}

const settingsOfThePerson = { breaks: { intervalMinutes: 37 }, app: { launchAtLogin: true } };

/** Work all day, and a break at the next full minute that can be reached after a start. */
function settingsDueSoon(): object {
  const atMs = Math.ceil((Date.now() + 30_000) / 60_000) * 60_000;
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs);
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return {
    ...settingsOfThePerson,
    breaks: { ...settingsOfThePerson.breaks, fixedTimes: [time] },
    workHours: Object.fromEntries(days.map((day) => [day, [{ start: '00:00', end: '23:59' }]])),
  };
}
