import { setTimeout as pass } from 'node:timers/promises';
import { type Life, Place } from '../life';
import type { Subject } from '../subjects';
import { type Row, Rows } from '../table';
import { between, totalOf } from '../usage';

/** Between the starts, so that they don't trouble each other. */
const apartMs = 6_000;

/** What the programs cost while nothing happens, as they are started and with the GPU off. */
export async function idle(subjects: readonly Subject[], runs: number): Promise<Row[]> {
  const rows = new Rows();
  for (let turn = 0; turn < runs; turn += 1) {
    for (const [who, life] of await livesOf(subjects, [], oneLife)) putLife(rows, who, life);
    const off = await livesOf(subjects, ['--disable-gpu'], async (life) =>
      totalOf((await life.usageAt(30)).pssMib),
    );
    for (const [who, mib] of off) rows.put('memory at 30 s, GPU switched off', 'MiB', who, mib);
  }
  return rows.all;
}

type OneLife = Awaited<ReturnType<typeof oneLife>>;

function putLife(rows: Rows, who: Subject, { cpu30, at25, at45, at65, at105 }: OneLife): void {
  rows.put('processor in the first 30 s', 's', who, cpu30, { ratio: 1.15 });
  rows.put('idle memory', 'MiB', who, totalOf(at65.pssMib), { ratio: 0.9 });
  for (const [role, mib] of Object.entries(at65.pssMib)) {
    if (mib > 0) rows.put(`… ${role}`, 'MiB', who, mib);
  }
  const early = between(at25, at65);
  rows.put('idle, 25–65 s: processor', 's', who, early.cpu.all, { ratio: 1.5 });
  rows.put('idle, 25–65 s: switches', '1/s', who, early.switches / 40, { ratio: 1.5 });
  const late = between(at45, at105);
  rows.put('idle, 45–105 s: processor', 's', who, late.cpu.all, { ratio: 1.1 });
  rows.put('idle, 45–105 s: switches', '1/s', who, late.switches / 60, { ratio: 1.1 });
}

async function oneLife(life: Life) {
  const at25 = await life.usageAt(25);
  const { cpuSeconds: cpu30 } = await life.usageAt(30);
  const at45 = await life.usageAt(45);
  const at65 = await life.usageAt(65);
  const at105 = await life.usageAt(105);
  return { cpu30, at25, at45, at65, at105 };
}

/** One life of each, at the same time, begun one after the other. */
async function livesOf<T>(
  subjects: readonly Subject[],
  switches: readonly string[],
  live: (life: Life) => Promise<T>,
): Promise<(readonly [Subject, T])[]> {
  return Promise.all(
    subjects.map(async (subject, index) => {
      const place = await Place.make(subject, undefined, switches);
      try {
        await pass(index * apartMs);
        return [subject, await live(await place.start())] as const;
      } finally {
        await place.leave();
      }
    }),
  );
}
