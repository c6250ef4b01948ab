import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Subject } from '../subjects';
import { type Row, Rows } from '../table';

/** What is in the package beside Electron: the app, its stills and licences, its command. */
export async function ships(subjects: readonly Subject[]): Promise<Row[]> {
  const rows = new Rows();
  for (const subject of subjects.filter(({ name }) => name !== 'floor')) {
    const { folder } = subject;
    const resources = join(folder, 'resources');
    const inside = (await readdir(resources, { recursive: true })).map((file) =>
      join(resources, file),
    );
    const sizes = await Promise.all([...inside, join(folder, 'unhunch')].map(sizeOf));
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
    rows.put('shipped beside Electron', 'MB', subject, megabytes, { most: 6 });
  }
  return rows.all;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file);
  return found.isFile() ? found.size : 0;
}
