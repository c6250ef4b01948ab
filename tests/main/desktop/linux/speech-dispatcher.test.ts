import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  commandsFor,
  createSpeechDispatcher,
  speechSocket,
} from '../../../../main/desktop/linux/speech-dispatcher';
import type { Utterance, VoicePort } from '../../../../main/ports';
import { until } from '../../../support/until';

const utterance: Utterance = {
  text: 'Draw your chin back.',
  kind: 'words',
  language: 'en',
  sound: { volume: 0.5, voiceName: '', voiceRate: 1 },
};

let socketPath: string;
let server: Server;
let voice: VoicePort;
/** What the service was told, in order. */
let told: string[];
let warned: string[];
let spawned: string[];

/** Answers as speech-dispatcher does: recorded from version 0.11.4. */
function answerTo(line: string): string {
  if (line === 'SPEAK') return '230 OK RECEIVING DATA\r\n';
  if (line === '.') return '225-21\r\n225 OK MESSAGE QUEUED\r\n';
  if (told.at(-2) === 'SPEAK') return '';
  return '208 OK\r\n';
}

function serve(): Promise<void> {
  server = createServer((socket) => {
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      for (const line of String(chunk).split('\r\n').slice(0, -1)) {
        told.push(line);
        socket.write(answerTo(line));
      }
    });
  });
  return new Promise((resolve) => server.listen(socketPath, resolve));
}

beforeEach(() => {
  socketPath = join(mkdtempSync(join(tmpdir(), 'speech-')), 'speechd.sock');
  server = createServer();
  told = [];
  warned = [];
  spawned = [];
  voice = createSpeechDispatcher({
    socketPath,
    async runProgram(program, args) {
      spawned.push([program, ...args].join(' '));
      return { kind: 'missing' };
    },
    warn: (message) => warned.push(message),
  });
});
afterEach(() => {
  voice.close();
  server.close();
});

describe('the voice', () => {
  it('says one thing after the other, each when the last was taken', async () => {
    await serve();
    voice.say(utterance);
    voice.say({ ...utterance, text: 'And back.', kind: 'count' });
    await until(() => told.filter((line) => line === '.').length === 2);
    expect(told).toEqual([
      'SET SELF CLIENT_NAME user:unhunch:main',
      'SET SELF LANGUAGE en',
      'SET SELF RATE 0',
      'SET SELF VOLUME 0',
      'SET SELF PRIORITY MESSAGE',
      'SPEAK',
      'Draw your chin back.',
      '.',
      'SET SELF LANGUAGE en',
      'SET SELF RATE 0',
      'SET SELF VOLUME 0',
      'SET SELF PRIORITY NOTIFICATION',
      'SPEAK',
      'And back.',
      '.',
    ]);
    expect(spawned).toEqual([]);
  });

  it('pauses, goes on and is silent when told, but is not started for that', async () => {
    voice.hush();
    await serve();
    voice.say(utterance);
    voice.pause();
    voice.resume();
    voice.hush();
    await until(() => told.includes('CANCEL SELF'));
    expect(told.slice(-3)).toEqual(['PAUSE SELF', 'RESUME SELF', 'CANCEL SELF']);
    expect(spawned).toEqual([]);
  });

  it('starts the service when it does not run, and is silent where there is none', async () => {
    voice.say(utterance);
    await until(() => warned.length > 0);
    expect(spawned).toEqual(['speech-dispatcher --spawn']);
    expect(warned).toEqual(['no voice: speech-dispatcher does not answer']);
  });
});

describe('what is said', () => {
  it('is text, whatever it holds', () => {
    const text = '. \r\nCANCEL ALL\r\n.\r\nQUIT';
    expect(commandsFor({ ...utterance, text }).at(-1)).toBe('..  CANCEL ALL . QUIT\r\n.');
    const sound = { ...utterance.sound, voiceName: 'x\r\nQUIT' };
    expect(commandsFor({ ...utterance, sound })).toContain('SET SELF SYNTHESIS_VOICE x QUIT');
  });

  it.each([
    ['en', 'en'],
    ['pt-BR', 'pt-br'],
    ['zh-CN', 'cmn'],
  ] as const)('is in the language: %s', (language, name) => {
    expect(commandsFor({ ...utterance, language })[0]).toBe(`SET SELF LANGUAGE ${name}`);
  });

  it.each([
    [0.5, -63],
    [1, 0],
    [2, 63],
  ])('is as fast as the person likes: %d', (voiceRate, rate) => {
    const sound = { ...utterance.sound, voiceRate };
    expect(commandsFor({ ...utterance, sound })).toContain(`SET SELF RATE ${rate}`);
  });
});

describe('the socket', () => {
  it('is where the service says, or in the folder of the session', () => {
    expect(speechSocket({ SPEECHD_ADDRESS: 'unix_socket:/tmp/a' })).toBe('/tmp/a');
    expect(speechSocket({ XDG_RUNTIME_DIR: '/run/user/7' })).toBe(
      '/run/user/7/speech-dispatcher/speechd.sock',
    );
    expect(speechSocket({})).toBeNull();
  });
});
