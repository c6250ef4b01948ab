/** A workday of the packaged app on a clock that is moved, a fault every quarter of an hour. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { whyNoPackage } from '../../support/packaged-app';
import { withDeadline } from '../../support/until';
import type { Fault } from '../fault';
import { Desk, type NightClock } from '../night/desk';
import { nightFaults, zoneFault } from '../night/faults';
import { packageOnClock } from '../night/package-on-clock';
import { nightSettings } from '../night/settings';
import { watchNight } from '../night/watch';

const minuteMs = 60_000;
const intervalMs = 20 * minuteMs;
/** What the desktop, the windows and the disk get of real time for each step of the clock. */
const realMs = 150;

const fault: Fault = {
  name: "eight hours of the app's time, packaged",
  async run() {
    const notRun = existsSync('out/e2e/night.cjs')
      ? whyNoPackage()
      : 'there is no app on a clock: npm run build:e2e makes it';
    if (notRun) return { tried: 0, failed: [], notRun };
    const folder = await mkdtemp(join(tmpdir(), 'unhunch-night-'));
    await writeFile(join(folder, 'now'), `${Date.parse('2026-03-02T09:00:00Z')}`);
    await writeFile(join(folder, 'zone'), 'UTC');
    try {
      const desk = await Desk.open({
        command: await packageOnClock(folder),
        env: { UNHUNCH_NIGHT: folder },
        settings: nightSettings(intervalMs),
        ownZone: false,
      });
      try {
        const clock = clockIn(folder);
        const move = (zone: string) => () => ask(folder, zone);
        const wait = () => clock.pass(minuteMs);
        const zones = [
          zoneFault('Asia/Tokyo', 9, move('Asia/Tokyo'), wait),
          zoneFault('America/Bogota', -5, move('America/Bogota'), wait),
        ];
        return await watchNight(desk, clock, {
          lengthMs: 8 * 60 * minuteMs,
          intervalMs,
          faultEveryMs: 15 * minuteMs,
          stepMs: 10_000,
          faults: [...nightFaults, ...zones],
        });
      } finally {
        await desk.close();
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

export default fault;

function clockIn(folder: string): NightClock {
  return {
    now: async () => Number(await readFile(join(folder, 'now'), 'utf8')),
    async pass(ms) {
      await ask(folder, `${ms}`);
      await pass(realMs);
    },
  };
}

async function ask(folder: string, what: string): Promise<void> {
  const client = createConnection(join(folder, 'clock'));
  const answered = new Promise<void>((resolve, reject) => {
    client
      .on('data', () => {})
      .on('end', resolve)
      .on('error', reject);
  });
  client.write(what);
  await withDeadline(answered, { what: "the app's clock", withinMs: 30_000 });
  client.destroy();
}
