import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../script';

const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * Chromium's sandbox needs user namespaces. Where the system keeps them from unknown programs
 * (Ubuntu since 23.10) it needs its helper to belong to root, or Electron ends at once.
 *
 * @throws {UserError} with the commands that make it so
 */
export async function ensureSandbox(electronDir: string): Promise<void> {
  if (process.getuid?.() === 0) return;
  const restricted = await readFile(restriction, 'utf8').catch(() => '0');
  if (restricted.trim() !== '1') return;
  const helper = path.join(electronDir, 'chrome-sandbox');
  const { uid, mode } = await stat(helper);
  if (isSetuidRoot(uid, mode)) return;
  throw new UserError(
    [
      "This system lets Electron's sandbox run only if its helper belongs to root. Make it so with:",
      `  sudo chown root:root '${helper}'`,
      `  sudo chmod 4755 '${helper}'`,
    ].join('\n'),
  );
}

/** Whether a file with this owner and mode runs as root whoever starts it. */
export function isSetuidRoot(uid: number, mode: number): boolean {
  return uid === 0 && (mode & 0o4001) === 0o4001;
}
