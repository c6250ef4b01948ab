/**
 * What a command and the running app say to each other: one request, one reply. Lengths come
 * first, so that the client in C needs no parser.
 *
 *     request:  unhunch <bytes>\n   then NUL-ended texts: folder, X display, Wayland display, arguments
 *     reply:    <exit code> <bytes> <bytes>\n   then what goes to standard output and error
 */
import type { CommandReply } from '../../commands/command-reply';

export interface CommandRequest {
  readonly args: readonly string[];
  /** The caller's working folder; what relative paths in `args` start from. */
  readonly folder: string;
  /** The caller's `$DISPLAY` and `$WAYLAND_DISPLAY`; empty when it has none. */
  readonly display: string;
  readonly waylandDisplay: string;
}

/** More is no command line. */
export const largestRequestBytes = 256 * 1024;
const largestReplyBytes = 4 * 1024 * 1024;
const longestHeaderBytes = 40;

export function encodeRequest(request: CommandRequest): Buffer {
  const { folder, display, waylandDisplay, args } = request;
  const body = Buffer.from(
    [folder, display, waylandDisplay, ...args].map((it) => `${it}\0`).join(''),
  );
  return Buffer.concat([Buffer.from(`unhunch ${body.length}\n`), body]);
}

/**
 * The request that `bytes` are, or null while some of it is missing.
 *
 * @throws {Error} when they are the beginning of none.
 */
export function decodeRequest(bytes: Buffer): CommandRequest | null {
  const header = headerOf(bytes, /^unhunch (\d{1,9})$/, 'it is no request of ours');
  if (!header) return null;
  const length = Number(header.values[0]);
  if (length > largestRequestBytes) throw new Error('it is too long');
  const body = bytes.subarray(header.end);
  if (body.length < length) return null;
  const texts = body.subarray(0, length).toString('utf8').split('\0');
  const [folder, display, waylandDisplay, ...args] = texts.slice(0, -1);
  if (texts.at(-1) !== '' || waylandDisplay === undefined) throw new Error('it is cut off');
  return { folder: folder ?? '', display: display ?? '', waylandDisplay, args };
}

export function encodeReply({ exitCode, stdout, stderr }: CommandReply): Buffer {
  const [out, err] = [Buffer.from(stdout), Buffer.from(stderr)];
  return Buffer.concat([Buffer.from(`${exitCode} ${out.length} ${err.length}\n`), out, err]);
}

/** As `decodeRequest`. */
export function decodeReply(bytes: Buffer): CommandReply | null {
  const header = headerOf(bytes, /^(\d{1,3}) (\d{1,9}) (\d{1,9})$/, 'it is no answer of ours');
  if (!header) return null;
  const [exitCode = 0, outLength = 0, errLength = 0] = header.values.map(Number);
  if (outLength + errLength > largestReplyBytes) throw new Error('it is too long');
  const body = bytes.subarray(header.end);
  if (body.length < outLength + errLength) return null;
  const text = (from: number, length: number) =>
    body.subarray(from, from + length).toString('utf8');
  return { exitCode, stdout: text(0, outLength), stderr: text(outLength, errLength) };
}

function headerOf(bytes: Buffer, form: RegExp, refusal: string) {
  const end = bytes.subarray(0, longestHeaderBytes).indexOf('\n');
  if (end < 0 && bytes.length < longestHeaderBytes) return null;
  const match = form.exec(bytes.subarray(0, Math.max(end, 0)).toString('latin1'));
  if (!match) throw new Error(refusal);
  return { values: match.slice(1), end: end + 1 };
}
