import { Place } from '../life';
import type { Subject } from '../subjects';
import { type Row, Rows } from '../table';

const starts = 7;

/** From the start to the icon in the tray, on files that are there from the start before. */
export async function start(subjects: readonly Subject[]): Promise<Row[]> {
  const places = await Promise.all(subjects.map((subject) => Place.make(subject)));
  const rows = new Rows();
  try {
    for (let turn = 0; turn <= starts; turn += 1) {
      for (const place of places) {
        const life = await place.start();
        if (turn > 0) rows.put('start → tray', 'ms', place.subject, life.trayMs, { ratio: 1.15 });
        await life.stop();
      }
    }
  } finally {
    for (const place of places) await place.leave();
  }
  return rows.all;
}
