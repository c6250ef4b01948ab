import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/**
 * Unpacks a zip's files, with their modes.
 *
 * @param place where in `dir` a file goes; null leaves it out
 * @param onBytes called with the number of bytes of each file written
 */
export async function unzip(
  zip: string,
  dir: string,
  place: (name: string) => string | null,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const to = entry.fileName.endsWith('/') ? null : place(entry.fileName);
    if (to === null) continue;
    const file = path.join(dir, to);
    await mkdir(path.dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await archive.openReadStreamPromise(entry),
      createWriteStream(file, mode ? { mode } : {}),
    );
    onBytes(entry.uncompressedSize);
  }
}
