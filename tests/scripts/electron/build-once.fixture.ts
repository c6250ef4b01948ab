// A process that builds a directory slowly: `tsx build-once.fixture.ts <dir> <log>`.
// It says `half` when half is done, and goes on when told to on its standard input.
import { once } from 'node:events';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOnce } from '../../../scripts/electron/build-once';

const [dir = '', log = ''] = process.argv.slice(2);

await buildOnce(
  dir,
  async (emptyDir) => {
    await appendFile(log, 'built\n');
    await writeFile(path.join(emptyDir, 'first'), '1');
    console.log('half');
    await once(process.stdin, 'data');
    await writeFile(path.join(emptyDir, 'second'), '2');
  },
  () => console.log('waiting'),
);
console.log('done');
process.exit(0);
