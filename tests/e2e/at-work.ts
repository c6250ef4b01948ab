/** The app on a Monday morning at work, on a clock that a spec moves. */
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type DrivenAppOptions, launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { until } from '../support/until';

/** Monday 2 March 2026; the clock starts at 09:00 of it, in UTC, and the break is due at 09:45. */
const settings = {
  workHours: { monday: [{ start: '09:00', end: '17:30' }] },
  breaks: { intervalMinutes: 45, presence: 'card', cardAfterSeconds: 0 },
};

/** What a spec sets besides. */
interface Changes {
  breaks?: object;
  hold?: object;
  sound?: object;
}

export async function startAtWork(
  desktop: Desktop,
  {
    breaks = {},
    hold = {},
    sound = {},
    ...options
  }: Omit<DrivenAppOptions, 'settings'> & Changes = {},
): Promise<RunningApp> {
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    settings: { ...settings, hold, sound, breaks: { ...settings.breaks, ...breaks } },
    ...options,
  });
  await untilPhase(app, 'counting');
  return app;
}

/** The break comes due; a lull or a minute later the reminder is there. */
export async function becomeDue(app: RunningApp): Promise<void> {
  await app.clock.advanceTo('2026-03-02T09:45:00Z');
  await app.clock.advance(65_000);
}

export function untilPhase(app: RunningApp, phase: string): Promise<Record<string, unknown>> {
  return until(
    async () => {
      const status = await app.status();
      if (status.phase !== phase) throw new Error(`It is ${JSON.stringify(status)}`);
      return status;
    },
    { what: `the phase ${phase}`, withinMs: 15_000 },
  );
}

/** A `PATH` with the machine's programs but these, as on a machine that lacks them. */
export async function pathWithout(desktop: Desktop, ...missing: string[]): Promise<string> {
  const folder = join(desktop.directory, 'programs');
  await mkdir(folder);
  const programs = (await readdir('/usr/bin')).filter((name) => !missing.includes(name));
  await Promise.all(programs.map((name) => symlink(join('/usr/bin', name), join(folder, name))));
  return folder;
}
