import { join } from 'node:path';
import { projectDir, run } from '../../../scripts/script';
import { Place } from '../life';
import type { Subject } from '../subjects';
import { type Result, type Row, Rows } from '../table';

const script = join(projectDir, 'tests/bench/outside.sh');
const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The same numbers again, by a shell script that shares no code with the rest: "outside: …". */
export async function outside(subjects: readonly Subject[]): Promise<Row[]> {
  const rows = new Rows();
  for (const subject of subjects.filter(({ name }) => name === 'ours')) {
    const place = await Place.make(subject);
    try {
      const { env } = place.desktop;
      const { output } = await run('sh', [script, subject.command, ...switches], { env });
      for (const [, what = '', value, unit = ''] of output.matchAll(/^(.+): ([\d.]+) (\S+)/gm)) {
        rows.put(`outside: ${what}`, unit, subject, Number(value));
      }
    } finally {
      await place.leave();
    }
  }
  return rows.all;
}

/** How far the two may be apart: a share of the bench's number, or what is measured in seconds. */
const APART = { share: 0.1, seconds: 0.02 };

/** A line for each number that both have: whether they agree. */
export function agreement(results: readonly Result[]): string[] {
  return results.flatMap(({ what, unit, ours }) => {
    const other = results.find((each) => each.what === `outside: ${what}`);
    if (!other) return [];
    const most = unit === 's' && what.startsWith('idle') ? APART.seconds : ours * APART.share;
    const agrees = Math.abs(other.ours - ours) <= most;
    const numbers = `${ours.toPrecision(3)} inside, ${other.ours.toPrecision(3)} ${unit} outside`;
    return [`${agrees ? 'agrees ' : 'DIFFERS'} ${what}: ${numbers}`];
  });
}
