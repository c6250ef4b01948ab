import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The sum of the files in a folder, without what the file system adds. */
export async function folderBytes(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const sizes = entries.map(async (entry) => {
    if (entry.isDirectory()) return 0;
    return (await lstat(path.join(entry.parentPath, entry.name))).size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
