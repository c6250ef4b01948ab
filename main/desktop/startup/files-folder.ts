/** The folder with every file of the app: whether this person can use it. */
import { accessSync, constants, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Translate } from '#core/translate';
import type { Stop } from '../../ports';

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

/**
 * `$XDG_CONFIG_HOME` may have put the folder where cron or ssh, which don't know the variable,
 * look in vain: word of it is left in the usual place while the app runs. native/unhunch.c reads it.
 */
export function leaveWordOf(dir: string, configHome = process.env.XDG_CONFIG_HOME): Stop {
  const usual = join(homedir(), '.config', 'Unhunch');
  if (process.platform !== 'linux' || !configHome || dir !== join(configHome, 'Unhunch')) {
    return () => {};
  }
  if (dir === usual) return () => {};
  const word = join(usual, 'elsewhere');
  const remove = () => rmSync(word, { force: true });
  try {
    mkdirSync(usual, { recursive: true, mode: 0o700 });
    remove();
    symlinkSync(dir, word);
  } catch {
    // Commands with the variable still find it.
  }
  return remove;
}
