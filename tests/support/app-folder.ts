import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from '../../scripts/script';

/** Makes, at `folder`, what `electron .` would run but with another start; it may be there. */
export async function makeAppFolder(folder: string, main: string): Promise<void> {
  if (!(await mkdir(folder, { recursive: true }))) return;
  const description = JSON.parse(await readFile(join(projectDir, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...description, main }));
  for (const part of ['assets', 'out']) await symlink(join(projectDir, part), join(folder, part));
}
