import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandReply, said } from '../../../../main/commands/command-reply';
import {
  type CommandRequest,
  decodeReply,
  encodeRequest,
} from '../../../../main/desktop/startup/control-protocol';
import {
  type AnswerRequest,
  type ControlSocket,
  isAnswered,
  sendCommand,
  serveCommands,
} from '../../../../main/desktop/startup/control-socket';
import type { Stop } from '../../../../main/ports';

let dir: string;
let stops: Stop[];
let errors: Error[];
const path = () => join(dir, 'control.sock');
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-socket-'));
  stops = [];
  errors = [];
});
afterEach(() => {
  vi.useRealTimers();
  for (const stop of stops) stop();
  rmSync(dir, { recursive: true });
});

const requestOf = (...args: readonly string[]): CommandRequest => ({
  args,
  folder: '/',
  display: '',
  waylandDisplay: '',
});
const send = (...args: readonly string[]) => sendCommand(dir, requestOf(...args));
const echo: AnswerRequest = async ({ args }) => said(args.join(' '));
function serve(answer = echo): ControlSocket {
  const socket = serveCommands(dir, answer, (error) => errors.push(error));
  stops.push(() => socket.close());
  return socket;
}
/** Somebody else's end of the socket. */
async function listen(onConnection: (socket: Socket) => void): Promise<void> {
  const server = createServer(onConnection);
  await new Promise<void>((listening) => server.listen(path(), listening));
  stops.push(() => server.close());
}
/** Sends text as it is, and resolves to what comes back before the end. */
function sendRaw(text: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = connect(path());
    const back: Buffer[] = [];
    socket.on('data', (chunk) => back.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(back)));
    socket.write(text);
  });
}

describe('a command', () => {
  it('is handed over with its arguments as they are, and answered', async () => {
    serve();
    expect(await send('--status', 'ü\n"')).toEqual({
      exitCode: 0,
      stdout: '--status ü\n"\n',
      stderr: '',
    });
  });

  it('beside others gets its own answer', async () => {
    serve();
    const names = Array.from({ length: 60 }, (_, i) => `--${i}`);
    const replies = await Promise.all(names.map((name) => send(name)));
    expect(replies.map(({ stdout }) => stdout)).toEqual(names.map((name) => `${name}\n`));
  });

  it('hears why it failed', async () => {
    serve(() => Promise.reject(new Error('no tray')));
    expect(await send('--start')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'unhunch: that command failed: no tray\n',
    });
  });

  it('finds nobody when none listens', async () => {
    await expect(send()).rejects.toThrow(/ENOENT/);
    expect(await isAnswered(dir)).toBe(false);
    serve();
    expect(await isAnswered(dir)).toBe(true);
  });

  it('does not take an answer for one that is none', async () => {
    await listen((socket) => socket.end('hello\n'));
    await expect(send()).rejects.toThrow('it is no answer of ours');
  });

  it('is told when the connection closes without an answer', async () => {
    await listen((socket) => socket.destroy());
    await expect(send()).rejects.toThrow(/closed|ECONNRESET|EPIPE/);
  });
});

describe('the socket', () => {
  it('is for the person alone, among the files', () => {
    serve();
    expect(statSync(path()).isSocket()).toBe(true);
    expect(statSync(path()).mode & 0o077).toBe(0);
  });

  it('left by a crash is replaced, and goes when the app does', async () => {
    writeFileSync(path(), '');
    const socket = serve();
    expect(await send('--skip')).toMatchObject({ stdout: '--skip\n' });
    socket.close();
    expect(existsSync(path())).toBe(false);
  });

  it('that was removed or replaced is put back, and one in place is left alone', async () => {
    const socket = serve();
    const { ino } = statSync(path());
    socket.keep();
    expect(statSync(path()).ino).toBe(ino);
    rmSync(path());
    socket.keep();
    expect(await send('--skip')).toMatchObject({ exitCode: 0 });
    rmSync(path());
    writeFileSync(path(), '');
    socket.keep();
    expect(await send('--skip')).toMatchObject({ exitCode: 0 });
  });

  it('that is put back leaves no caller without an answer', async () => {
    const answers: ((reply: CommandReply) => void)[] = [];
    const socket = serve(() => new Promise((resolve) => answers.push(resolve)));
    const early = send('--start');
    await vi.waitUntil(() => answers.length === 1);
    rmSync(path());
    socket.keep();
    const late = send('--start');
    await vi.waitUntil(() => answers.length === 2);
    for (const answer of answers) answer(said('done'));
    expect(await Promise.all([early, late])).toEqual([said('done'), said('done')]);
  });

  it('goes even while somebody who says nothing is connected', async () => {
    const socket = serve();
    const silent = connect(path());
    await new Promise((done) => silent.once('connect', done));
    const closed = new Promise((resolve) => silent.once('close', resolve));
    socket.close();
    await closed;
  });

  it('works where the path is too long for one', async () => {
    dir = join(dir, 'long'.repeat(20), 'way'.repeat(20));
    mkdirSync(dir, { recursive: true });
    serve();
    expect(await send('--skip')).toMatchObject({ stdout: '--skip\n' });
  });

  it('is reached by every name of its folder', async () => {
    serve();
    const link = `${dir}-link`;
    symlinkSync(dir, link);
    stops.push(() => rmSync(link));
    expect(await sendCommand(link, requestOf('--skip'))).toMatchObject({ exitCode: 0 });
  });

  it('that can not be made is told, and made once it can', async () => {
    renameSync(dir, `${dir}.gone`);
    const socket = serve();
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    renameSync(`${dir}.gone`, dir);
    socket.keep();
    expect(await send('--skip')).toMatchObject({ exitCode: 0 });
    expect(errors).toHaveLength(1);
  });

  it('moves a folder that is in its place aside, with what is in it', async () => {
    mkdirSync(path());
    writeFileSync(join(path(), 'kept'), '');
    serve();
    expect(await send('--skip')).toMatchObject({ exitCode: 0 });
    expect(errors).toEqual([]);
    const [aside = ''] = readdirSync(dir).filter((name) => name.includes('.aside-'));
    expect(readdirSync(join(dir, aside))).toEqual(['kept']);
  });
});

describe('a caller', () => {
  it.each([
    ['garbage', 'start please\n'],
    ['a request of old', '{"argv":["--start"]}\n'],
    ['a length too long', 'unhunch 999999999\n'],
    ['a cut text', 'unhunch 3\nabc'],
    ['endless text', 'x'.repeat(1_000_100)],
  ])('with %s is refused, runs nothing, and the socket goes on', async (_, text) => {
    const ran = vi.fn(echo);
    serve(ran);
    const reply = decodeReply(await sendRaw(text));
    expect(reply).toMatchObject({ exitCode: 1, stdout: '' });
    expect(reply?.stderr).toMatch(/^unhunch: that command could not be read: .+\n$/);
    expect(ran).not.toHaveBeenCalled();
    expect(await send('--skip')).toMatchObject({ exitCode: 0 });
  });

  it('that sends a byte now and then is dropped when its time is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const ran = vi.fn(echo);
    serve(ran);
    const slow = connect(path());
    const closed = new Promise((resolve) => slow.once('close', resolve));
    slow.on('error', () => {});
    slow.write('u');
    // The server has taken it up once it asks for a timer.
    await vi.waitUntil(() => vi.getTimerCount() > 0, { interval: 1 });
    vi.advanceTimersByTime(1_900);
    slow.write('n');
    vi.advanceTimersByTime(200);
    await closed;
    expect(ran).not.toHaveBeenCalled();
  });

  it('that does not read its reply is dropped', async () => {
    const long = 'x'.repeat(3_000_000);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answered = vi.fn(async () => said(long));
    serve(answered);
    const deaf = connect(path()).pause();
    let received = 0;
    deaf.on('data', (chunk) => {
      received += chunk.length;
    });
    deaf.pause();
    const closed = new Promise((resolve) => deaf.once('close', resolve));
    deaf.on('error', () => {});
    deaf.write(encodeRequest(requestOf('--status')));
    await vi.waitUntil(() => answered.mock.calls.length > 0, { interval: 1 });
    await vi.waitUntil(() => vi.getTimerCount() > 0, { interval: 1 });
    vi.advanceTimersByTime(2_100);
    deaf.resume();
    await closed;
    expect(received).toBeLessThan(long.length);
  });
});
