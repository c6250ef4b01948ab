/** The folder with every file of the app: whether this person can use it. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import type { Translate } from '#core/translate';

/** Makes the folder if it isn't there. Why it can't be used, in words; null when it can. */
export function whyUnusable(dir: string, t: Translate): string | null {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const { uid } = statSync(dir);
    if (process.getuid && uid !== process.getuid()) return t('commandLine.folder.foreign', { dir });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const readOnly = ['EROFS', 'EACCES', 'EPERM'].includes(code);
    return t(readOnly ? 'commandLine.folder.readOnly' : 'commandLine.folder.unusable', {
      dir,
      code,
    });
  }
}
