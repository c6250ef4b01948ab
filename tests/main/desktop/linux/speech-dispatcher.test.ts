import { mkdtempSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  commandsFor,
  createSpeechDispatcher,
  speechSocket,
  voiceIn,
} from '../../../../main/desktop/linux/speech-dispatcher';
import type { Utterance, VoicePort } from '../../../../main/ports';
import { until } from '../../../support/until';

const utterance: Utterance = {
  text: 'Draw your chin back.',
  kind: 'words',
  language: 'en',
  sound: { volume: 0.5, voiceName: '', voiceRate: 1 },
};
const words = (text: string): Utterance => ({ ...utterance, text });
const count = (text: string): Utterance => ({ ...utterance, text, kind: 'count' });
const by = (voiceName: string): Utterance => ({
  ...utterance,
  sound: { ...utterance.sound, voiceName },
});

let socketPath: string;
let server: Server;
let sockets: Socket[];
let voice: VoicePort;
/** What the service was told, in order. */
let told: string[];
let warned: string[];
let spawned: string[];
/** How it answers `SPEAK`. */
let onSpeak: string;

/** Answers as speech-dispatcher does: recorded from version 0.11.4. */
function serve(): Promise<void> {
  let message = 0;
  let isReceiving = false;
  function answerTo(line: string): string {
    if (isReceiving) {
      if (line !== '.') return '';
      isReceiving = false;
      message += 1;
      return `225-${message}\r\n225 OK MESSAGE QUEUED\r\n`;
    }
    if (line === 'SPEAK') {
      isReceiving = onSpeak.startsWith('230');
      return onSpeak;
    }
    if (line === 'LIST SYNTHESIS_VOICES') {
      return '249-German\tde\tnone\r\n249-German+Adam\tde\tAdam\r\n249-Polish\tpl\tnone\r\n249 OK VOICE LIST SENT\r\n';
    }
    return '208 OK\r\n';
  }
  server = createServer((socket) => {
    sockets.push(socket);
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

/** It has said a message, from its beginning to its end. */
function ends(message: number): void {
  for (const [code, name] of [
    ['701', 'BEGIN'],
    ['702', 'END'],
  ] as const) {
    sockets.at(-1)?.write(`${code}-${message}\r\n${code}-1\r\n${code} ${name}\r\n`);
  }
}

/** What it was given to say, in order. */
const said = () => told.filter((_, at) => told[at - 1] === 'SPEAK');
const hasSaid = (...texts: readonly string[]) =>
  until(() => JSON.stringify(said()) === JSON.stringify(texts) && told.at(-1) === '.');
const cuts = () => told.filter((line) => line === 'CANCEL SELF').length;

beforeEach(() => {
  socketPath = join(mkdtempSync(join(tmpdir(), 'speech-')), 'speechd.sock');
  server = createServer();
  sockets = [];
  told = [];
  warned = [];
  spawned = [];
  onSpeak = '230 OK RECEIVING DATA\r\n';
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
    voice.say(count('3'));
    await hasSaid('Draw your chin back.', '3');
    expect(told).toEqual([
      'SET SELF CLIENT_NAME user:unhunch:main',
      'SET SELF NOTIFICATION ALL ON',
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
      '3',
      '.',
    ]);
    expect(spawned).toEqual([]);
  });

  it('is cut off by a pause, and goes on with the sentence it was in', async () => {
    await serve();
    voice.say(words('One.'));
    voice.say(words('Two.'));
    voice.say(count('3'));
    await hasSaid('One.', 'Two.', '3');
    ends(1);
    await voice.voices();
    voice.pause();
    await until(() => cuts() === 1);
    sockets.at(-1)?.write('703-2\r\n703-1\r\n703 CANCELED\r\n');
    voice.say(words('Four.'));
    voice.say(count('5'));
    await voice.voices();
    expect(said()).toHaveLength(3);
    voice.resume();
    await hasSaid('One.', 'Two.', '3', 'Two.', 'Four.');
  });

  it('stays cut off where it is paused before the service has the words', async () => {
    await serve();
    voice.say(words('One.'));
    voice.pause();
    await voice.voices();
    expect(said()).toEqual([]);
    voice.resume();
    await hasSaid('One.');
  });

  it('is silent when told, also in a pause, and speaks again after it', async () => {
    voice.hush();
    await serve();
    voice.say(words('One.'));
    await hasSaid('One.');
    voice.pause();
    voice.hush();
    voice.resume();
    voice.say(words('Two.'));
    await hasSaid('One.', 'Two.');
    expect(spawned).toEqual([]);
  });

  it('starts the service when it does not run, and is silent where there is none', async () => {
    voice.say(utterance);
    await until(() => warned.length > 0);
    expect(spawned).toEqual(['speech-dispatcher --spawn']);
    expect(warned).toEqual(['no voice: speech-dispatcher does not answer']);
    expect(await voice.voices()).toEqual([]);
  });

  it('finds a service that was installed since', async () => {
    expect(await voice.voices()).toEqual([]);
    await serve();
    voice.say(words('One.'));
    await hasSaid('One.');
  });

  it('goes on with what comes when the service has gone and is there again', async () => {
    await serve();
    voice.say(words('One.'));
    await hasSaid('One.');
    const gone = new Promise((resolve) => sockets[0]?.once('close', resolve));
    sockets[0]?.end();
    await gone;
    voice.say(words('Two.'));
    await hasSaid('One.', 'Two.');
  });

  it('lets go of the service when it is closed', async () => {
    await serve();
    voice.say(utterance);
    await hasSaid('Draw your chin back.');
    const gone = new Promise((resolve) => sockets[0]?.once('close', resolve));
    voice.close();
    await gone;
    expect(told.at(-1)).toBe('CANCEL SELF');
  });

  it('gives no text to a service that does not take it', async () => {
    await serve();
    onSpeak = '401 ERR INTERNAL\r\n';
    voice.say(words('QUIT'));
    await until(() => told.includes('SPEAK'));
    onSpeak = '230 OK RECEIVING DATA\r\n';
    voice.say(words('Two.'));
    await until(() => told.includes('Two.'));
    expect(told).not.toContain('QUIT');
  });
});

describe('who speaks', () => {
  it('can be chosen from its list, without the variants of each', async () => {
    await serve();
    expect(await voice.voices()).toEqual([
      { name: 'German', tag: 'de' },
      { name: 'Polish', tag: 'pl' },
    ]);
    voice.say({ ...by('German'), language: 'de' });
    await hasSaid('Draw your chin back.');
    expect(told.filter((line) => line === 'LIST SYNTHESIS_VOICES')).toHaveLength(1);
    expect(told).toContain('SET SELF SYNTHESIS_VOICE German');
  });

  it('is not one of another language', async () => {
    await serve();
    voice.say(by('German'));
    await hasSaid('Draw your chin back.');
    expect(told.join()).not.toContain('SYNTHESIS_VOICE ');
  });

  it('is the service’s own choice again once none is chosen', async () => {
    await serve();
    voice.say({ ...by('German'), language: 'de' });
    voice.say({ ...by(''), language: 'de' });
    await hasSaid('Draw your chin back.', 'Draw your chin back.');
    expect(sockets).toHaveLength(2);
  });

  it('is read from a line', () => {
    expect(voiceIn('Chinese (Cantonese)\tyue\tnone')).toEqual({
      name: 'Chinese (Cantonese)',
      tag: 'yue',
    });
    expect(voiceIn('English (America)+Adam\ten-US\tAdam')).toBeNull();
    expect(voiceIn('nonsense')).toBeNull();
  });
});

describe('what is said', () => {
  it('is text, whatever it holds', async () => {
    await serve();
    voice.say(words('. \r\nCANCEL ALL\r\n.\r\nQUIT'));
    await hasSaid('..  CANCEL ALL . QUIT');
  });

  it.each([
    ['en', 'en'],
    ['pt-BR', 'pt-br'],
    ['zh-CN', 'cmn'],
    ['zh-TW', 'cmn'],
  ] as const)('is in the language: %s', (language, name) => {
    expect(commandsFor({ ...utterance, language }, false)[0]).toBe(`SET SELF LANGUAGE ${name}`);
  });

  it.each([
    [0.5, -63],
    [1, 0],
    [2, 63],
  ])('is as fast as the person likes: %d', (voiceRate, rate) => {
    const sound = { ...utterance.sound, voiceRate };
    expect(commandsFor({ ...utterance, sound }, false)).toContain(`SET SELF RATE ${rate}`);
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
