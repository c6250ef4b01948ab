import { homedir } from 'node:os';
import { join } from 'node:path';
import log from 'electron-log/node';
import type { LogPort } from '../ports';

/** The log file and the one before it are each at most so long, in bytes. */
const largestFile = 512 * 1024;

/**
 * Logs to `unhunch.log` in `dir`, and to the terminal the app was started from unless `terminal`
 * is false. The person's home folder, and with it their name, never gets into it.
 */
export function createLog(dir: string, { terminal = true } = {}): LogPort {
  const logger = log.create({ logId: 'unhunch' });
  if (!terminal) logger.transports.console.level = false;
  logger.transports.console.format = '{h}:{i}:{s} {text}';
  logger.transports.console.useStyles = false;
  logger.transports.file.resolvePathFn = () => join(dir, 'unhunch.log');
  logger.transports.file.maxSize = largestFile;
  logger.transports.file.format = '{iso} {level} {text}';
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  // A terminal that was closed must not end the app.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return {
    info: (message) => logger.info(withoutHome(message)),
    warn: (message) => logger.warn(withoutHome(message)),
    error: (message) => logger.error(withoutHome(message)),
  };
}

function withoutHome(message: string): string {
  const home = homedir();
  return home.length > 1 ? message.replaceAll(home, '~') : message;
}
