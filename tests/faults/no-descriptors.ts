/** No file descriptor is left (EMFILE): good files are never taken for bad ones. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../../scripts/script';
import { checksOf, type Fault } from './fault';

const fault: Fault = {
  name: 'no file descriptor left',
  async run(programOf) {
    const dir = mkdtempSync(join(tmpdir(), 'unhunch-descriptors-'));
    const command = 'ulimit -n 64 && exec "$0" "$@"';
    const program = [
      process.execPath,
      programOf('write-without-descriptors'),
      dir,
      resolve('assets'),
    ];
    const { code, output } = await run('sh', ['-c', command, ...program]);
    rmSync(dir, { recursive: true });
    return checksOf(output, code);
  },
};

export default fault;
