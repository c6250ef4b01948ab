import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandReply, said } from '../../../../main/commands/command-reply';
import {
  sendCommandLine,
  serveControlSocket,
  socketPath,
} from '../../../../main/desktop/startup/control-socket';
import type { Stop } from '../../../../main/ports';

let dir: string;
let path: string;
let stops: Stop[];
let errors: Error[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-socket-'));
  path = join(dir, 'run/app.sock');
  stops = [];
  errors = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const stop of stops) stop();
  rmSync(dir, { recursive: true });
});

const echo = async (argv: readonly string[]) => said(argv.join(' '));
/** Serves, and resolves once it listens or has said that it can't. */
async function serve(answer: (argv: readonly string[]) => Promise<CommandReply> = echo) {
  stops.push(serveControlSocket(path, answer, (error) => errors.push(error)));
  await vi.waitUntil(() => existsSync(path) || errors.length > 0);
}
/** Sends text as it is, and resolves to what comes back before the end. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let back = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      back += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(back));
    socket.write(text);
  });
}

describe('a second start', () => {
  it('hands its arguments over and gets the answer', async () => {
    await serve();
    expect(await sendCommandLine(path, ['--status', 'ü\n"'])).toEqual({
      exitCode: 0,
      stdout: '--status ü\n"\n',
      stderr: '',
    });
  });

  it('beside another gets its own answer', async () => {
    await serve();
    const replies = await Promise.all(
      ['--start', '--skip', '--quit'].map((flag) => sendCommandLine(path, [flag])),
    );
    expect(replies.map(({ stdout }) => stdout)).toEqual(['--start\n', '--skip\n', '--quit\n']);
  });

  it('hears why a command failed', async () => {
    await serve(() => Promise.reject(new Error('no tray')));
    const reply = await sendCommandLine(path, ['--start']);
    expect(reply.exitCode).toBe(1);
    expect(reply.stderr).toBe('unhunch: that command failed: no tray\n');
  });

  it('finds nobody when none listens', async () => {
    await expect(sendCommandLine(path, [])).rejects.toThrow(/ENOENT/);
  });

  it('does not take an answer for one that is none', async () => {
    mkdirSync(join(dir, 'run'));
    const server = createServer((socket) => socket.end('hello\n'));
    await new Promise<void>((listening) => server.listen(path, listening));
    stops.push(() => server.close());
    await expect(sendCommandLine(path, [])).rejects.toThrow();
  });

  it('is told when the connection closes without an answer', async () => {
    mkdirSync(join(dir, 'run'));
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((listening) => server.listen(path, listening));
    stops.push(() => server.close());
    await expect(sendCommandLine(path, [])).rejects.toThrow(/closed|ECONNRESET|EPIPE/);
  });
});

describe('the socket', () => {
  it('is for the person alone', async () => {
    await serve();
    await vi.waitUntil(() => (statSync(path).mode & 0o077) === 0);
    expect(statSync(join(dir, 'run')).mode & 0o077).toBe(0);
  });

  it('left by a crash is replaced, and goes when the app does', async () => {
    mkdirSync(join(dir, 'run'));
    writeFileSync(path, '');
    stops.push(serveControlSocket(path, echo, (error) => errors.push(error)));
    await vi.waitUntil(() => statSync(path).isSocket());
    expect(await sendCommandLine(path, ['--skip'])).toMatchObject({ stdout: '--skip\n' });
    for (const stop of stops.splice(0)) stop();
    await vi.waitUntil(() => !existsSync(path));
  });

  it('goes even while somebody who says nothing is connected', async () => {
    await serve();
    const silent = connect(path);
    await new Promise((connected) => silent.once('connect', connected));
    const closed = new Promise((resolve) => silent.once('close', resolve));
    for (const stop of stops.splice(0)) stop();
    await closed;
  });

  it.each([
    ['garbage', 'start please\n'],
    ['another shape', '{"argv":"--start"}\n'],
    ['a number among the arguments', '{"argv":["--start",7]}\n'],
    ['too many arguments', `${JSON.stringify({ argv: Array(201).fill('-') })}\n`],
    ['a line too long', `${'x'.repeat(1_000_100)}`],
  ])('refuses %s, runs nothing, and goes on', async (_, text) => {
    const ran = vi.fn(echo);
    await serve(ran);
    const reply = JSON.parse(await sendRaw(text)) as CommandReply;
    expect(reply).toMatchObject({ exitCode: 1, stdout: '' });
    expect(reply.stderr).toMatch(/^unhunch: that command could not be read: .+\n$/);
    expect(reply.stderr.length).toBeLessThan(300);
    expect(ran).not.toHaveBeenCalled();
    expect(await sendCommandLine(path, ['--skip'])).toMatchObject({ exitCode: 0 });
  });

  it('is not made in a folder that others can write to', async () => {
    mkdirSync(join(dir, 'run'));
    chmodSync(join(dir, 'run'), 0o777);
    await serve();
    expect(errors).toEqual([new Error(`${join(dir, 'run')} is open to others`)]);
    await expect(sendCommandLine(path, [])).rejects.toThrow('is open to others');
  });

  it('that can not be made is told once, and the app goes on', async () => {
    writeFileSync(join(dir, 'run'), 'a file in the way');
    await serve();
    expect(errors).toHaveLength(1);
  });
});

describe('its place', () => {
  it('is short however long the folder of the files is', () => {
    vi.stubEnv('XDG_RUNTIME_DIR', '/run/user/1000');
    const place = socketPath(`/home/someone/${'long/'.repeat(100)}`);
    expect(place).toMatch(/^\/run\/user\/1000\/unhunch-[0-9a-f]{16}\.sock$/);
    expect(socketPath('/home/someone/a')).not.toBe(socketPath('/home/someone/b'));
  });

  it('is the same by every name of that folder', () => {
    vi.stubEnv('XDG_RUNTIME_DIR', dir);
    mkdirSync(join(dir, 'files'));
    symlinkSync(join(dir, 'files'), join(dir, 'link'));
    expect(socketPath(join(dir, 'link'))).toBe(socketPath(join(dir, 'files')));
  });

  it.each([
    ['no', undefined],
    ['an empty', ''],
    ['too long a', `/run/${'deep/'.repeat(30)}`],
  ])('with %s runtime folder is one of our own among the temporary files', (_, runtimeDir) => {
    vi.stubEnv('XDG_RUNTIME_DIR', runtimeDir);
    const place = socketPath('/home/someone/files');
    expect(place.startsWith(join(tmpdir(), 'unhunch-'))).toBe(true);
    expect(Buffer.byteLength(place)).toBeLessThan(104);
  });
});
