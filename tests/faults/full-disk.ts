/** The disk is full: nothing is cut short, all is told, and written when there is room again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../../scripts/script';
import { checksOf, type Fault } from './fault';

/** A disk of its own needs a mount namespace. */
const mountHere = 'mount -t tmpfs -o size=400k tmpfs "$1" && shift && exec "$0" "$@"';

const fault: Fault = {
  name: 'a full disk',
  async run(programOf) {
    const dir = mkdtempSync(join(tmpdir(), 'unhunch-disk-'));
    const program = [
      process.execPath,
      dir,
      programOf('write-to-full-disk'),
      dir,
      resolve('assets'),
    ];
    const namespace = await run('unshare', ['-Urm', 'sh', '-c', mountHere, ...program]).finally(
      () => rmSync(dir, { recursive: true }),
    );
    if (!/^(held|failed) /m.test(namespace.output)) {
      return { tried: 0, failed: [], notRun: namespace.output.trim() };
    }
    return checksOf(namespace.output, namespace.code);
  },
};

export default fault;
