/**
 * The protocol of speech-dispatcher, over its socket: a command a line, each answered by lines
 * with a number, and events in between.
 * https://htmlpreview.github.io/?https://github.com/brailcom/speechd/blob/master/doc/ssip.html
 */
import { connect, type Socket } from 'node:net';

export interface Ssip {
  /**
   * Sends a command of one line when all before it has been answered. Resolves with what the
   * answer holds; with nothing when the connection is gone.
   */
  ask(command: string): Promise<readonly string[]>;
  /** Gives it a text to say. Resolves with its number for it; null when it did not take it. */
  speak(text: string): Promise<string | null>;
  end(): void;
}

export interface SsipParts {
  readonly path: string;
  /** A text has been said to its end, or was dropped. */
  readonly onSaid: (message: string) => void;
  /** It is gone without `end`. */
  readonly onGone: () => void;
}

interface Asked {
  readonly command: string;
  /** What goes after it, once it is told to. */
  readonly data?: string;
  readonly answer: (lines: readonly string[]) => void;
}

/** The numbers of its lines: `END`, `CANCELED`, and that it waits for the text. */
const saidCodes: ReadonlySet<string> = new Set(['702', '703']);
const receivingCode = '230';

/** Null when nothing listens there. */
export async function connectSsip({ path, onSaid, onGone }: SsipParts): Promise<Ssip | null> {
  const socket = await reach(path);
  if (!socket) return null;
  const waiting: Asked[] = [];
  let asked: Asked | null = null;
  let isOpen = true;
  let received = '';
  let lines: string[] = [];

  function next(): void {
    asked = waiting.shift() ?? null;
    if (asked) socket?.write(`${asked.command}\r\n`);
  }

  /** The last line of an answer or event has a space after its number, those before it a dash. */
  function take(line: string): void {
    const [, code = '', sign, text = ''] = /^(\d{3})([- ])(.*)$/.exec(line) ?? [];
    if (sign === '-') {
      lines.push(text);
      return;
    }
    const told = lines;
    lines = [];
    if (code.startsWith('7')) {
      if (saidCodes.has(code) && told[0] !== undefined) onSaid(told[0]);
    } else if (code === receivingCode && asked?.data !== undefined) {
      socket?.write(`${asked.data}\r\n.\r\n`);
    } else {
      asked?.answer(told);
      next();
    }
  }

  function close(): void {
    isOpen = false;
    for (const one of [asked, ...waiting.splice(0)]) one?.answer([]);
  }

  function send(command: string, data?: string): Promise<readonly string[]> {
    if (!isOpen) return Promise.resolve([]);
    return new Promise((answer) => {
      waiting.push({ command, answer, ...(data !== undefined && { data }) });
      if (!asked) next();
    });
  }

  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    received += String(chunk);
    const whole = received.split('\r\n');
    received = whole.pop() ?? '';
    for (const line of whole) take(line);
  });
  socket.once('close', () => {
    const wasOpen = isOpen;
    close();
    if (wasOpen) onGone();
  });
  return {
    ask: (command) => send(oneLine(command)),
    // A line that is a dot alone ends the text; one that begins with a dot is told by a second.
    speak: async (text) => (await send('SPEAK', oneLine(text).replace(/^\./, '..')))[0] ?? null,
    end() {
      close();
      socket.end();
    },
  };
}

/** So that nothing in it is a command. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}

function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
