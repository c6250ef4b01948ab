import { constants } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import log from 'electron-log/node';
import type { LogPort } from '../ports';
import { whatIsNoFile } from '../storage/text-file';

/** The log file and the one before it are each at most so long, in bytes. */
const largestFile = 512 * 1024;

const appendAtOnce =
  constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Logs to `unhunch.log` in `dir`, and to the terminal the app was started from unless `terminal`
 * is false. The person's home folder, and with it their name, never gets into it.
 */
export function createLog(dir: string, { terminal = true } = {}): LogPort {
  const logger = log.create({ logId: 'unhunch' });
  if (!terminal) logger.transports.console.level = false;
  logger.transports.console.format = '{h}:{i}:{s} {text}';
  logger.transports.console.useStyles = false;
  const file = join(dir, 'unhunch.log');
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = largestFile;
  logger.transports.file.format = '{iso} {level} {text}';
  // @ts-expect-error Node takes flags as a number too: a pipe without a reader is no reason to wait.
  logger.transports.file.writeOptions = { flag: appendAtOnce, mode: 0o600, encoding: 'utf8' };
  // A terminal that was closed must not end the app.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const inTheWay = whatIsNoFile(file);
  if (inTheWay) {
    logger.transports.file.level = false;
    logger.warn(`nothing is logged to ${asLine(file)}: it is a ${inTheWay}`);
  }
  return {
    info: (message) => logger.info(asLine(message)),
    warn: (message) => logger.warn(asLine(message)),
    error: (message) => logger.error(asLine(message)),
  };
}

/** One line, whatever is in it, without the person's home folder. */
function asLine(message: string): string {
  return withoutHome(message).replaceAll(/[\p{Cc}\u2028\u2029]/gu, shownAs);
}

/** As a JSON text has it: a line feed becomes `\n`. */
function shownAs(character: string): string {
  const short = JSON.stringify(character).slice(1, -1);
  if (short !== character) return short;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function withoutHome(message: string): string {
  const home = homedir();
  return home.length > 1 ? message.replaceAll(home, '~') : message;
}
