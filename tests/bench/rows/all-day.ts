import { setTimeout as pass } from 'node:timers/promises';
import { Place } from '../life';
import type { Subject } from '../subjects';
import { type Row, Rows } from '../table';
import { totalOf } from '../usage';

const breaks = 19;

/** What is left of breaks nobody took, while the main window stays open. */
export async function allDay(subjects: readonly Subject[]): Promise<Row[]> {
  const rows = new Rows();
  for (const subject of subjects.filter(({ name }) => name !== 'floor')) {
    const place = await Place.make(subject);
    try {
      const life = await place.start();
      await life.age(10);
      await life.tell('--open=today');
      await life.window();
      await life.age(45);
      const before = totalOf(life.usage().pssMib);
      for (let n = 0; n < breaks; n += 1) {
        await life.tell('--start');
        await pass(1500);
        await life.endSession();
      }
      await pass(15_000);
      const left = totalOf(life.usage().pssMib) - before;
      rows.put(`main window open, after ${breaks} breaks broken off`, 'MiB', subject, left, {
        most: 3,
      });
    } finally {
      await place.leave();
    }
  }
  return rows.all;
}
