import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { projectDir } from '../../../scripts/script';
import { type Life, Place, within } from '../life';
import type { Subject } from '../subjects';
import { type Row, Rows } from '../table';
import { between, totalOf, type Usage } from '../usage';

/** Where the session's figure is. */
const figure = { x: 0.02, y: 0.03, width: 0.48, height: 0.85 };
const watchedSeconds = 12;

/** Two of the dearest, or every move there is. */
const few = ['band-pull-apart', 'doorway-stretch'];
const every = () =>
  readdirSync(join(projectDir, 'assets/moves')).map((file) => file.replace('.json', ''));

/** What a session costs while its figure moves, and what it leaves behind. */
export async function session(subjects: readonly Subject[], moves: 'few' | 'all'): Promise<Row[]> {
  const rows = new Rows();
  for (const subject of subjects.filter(({ name }) => name !== 'floor')) {
    const place = await Place.make(subject);
    try {
      const life = await place.start();
      const idle = await life.usageAt(50);
      for (const move of moves === 'few' ? few : every()) {
        await begin(life, move);
        const { fps, cpu } = await shown(life);
        rows.put(`${move}: share of a core`, '%', subject, cpu.all * 100, { most: 25 });
        for (const role of ['browser', 'renderer', 'gpu', 'utility'] as const) {
          if (moves === 'few') rows.put(`… ${role}, ${move}`, '%', subject, cpu[role] * 100);
        }
        rows.put(`${move}: frames shown`, '1/s', subject, fps, { least: 30 });
        if (move !== 'band-pull-apart') {
          await life.endSession();
          continue;
        }
        rows.put('memory in a session', 'MiB', subject, memory(life.usage()));
        const busy = await whileBusy(() => shown(life));
        rows.put('frames shown, every core busy', '1/s', subject, busy.fps, { least: 15 });
        await life.endSession();
      }
      await pass(15_000);
      const left = memory(life.usage()) - memory(idle);
      rows.put('15 s after the break, over idle', 'MiB', subject, left, { most: 3 });
    } finally {
      await place.leave();
    }
  }
  return rows.all;
}

/** From the command to a figure in motion. */
async function begin(life: Life, move: string): Promise<void> {
  await life.tell(`--start=${move}`);
  await life.window();
  await pass(1500);
  await life.place.desktop.screen.press('space');
  await pass(500);
}

/** Frames a second, and shares of a core by process, while it goes on. */
async function shown(life: Life) {
  const area = within(await life.window(), figure);
  const before = life.usage();
  const startedAt = performance.now();
  const fps = await life.place.eyes.frameRate(area, watchedSeconds);
  const seconds = (performance.now() - startedAt) / 1000;
  const { cpu } = between(before, life.usage());
  const share = (used: number) => used / seconds;
  return {
    fps,
    cpu: {
      all: share(cpu.all),
      browser: share(cpu.browser),
      renderer: share(cpu.renderer),
      gpu: share(cpu.gpu),
      utility: share(cpu.utility),
    },
  };
}

async function whileBusy<T>(measure: () => Promise<T>): Promise<T> {
  const loops = Array.from({ length: availableParallelism() }, () =>
    spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'sh', '-c', 'while :; do :; done']),
  );
  try {
    return await measure();
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
  }
}

function memory(usage: Usage): number {
  return totalOf(usage.pssMib);
}
