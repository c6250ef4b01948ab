/**
 * A voice on Linux: speech-dispatcher, by its protocol SSIP over its socket, so that what is said
 * is data and never an option of a program. https://htmlpreview.github.io/?https://github.com/brailcom/speechd/blob/master/doc/ssip.html
 */
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Language } from '#core/languages';
import type { Utterance, VoicePort } from '../../ports';
import type { RunProgram } from '../run-program';

export interface SpeechDispatcherParts {
  /** Where its socket is, for a person with this environment; null: it can't be told. */
  readonly socketPath: string | null;
  readonly runProgram: RunProgram;
  readonly warn: (message: string) => void;
}

/** It starts, and leaves the terminal, in well under a second. */
const spawnLimitMs = 5_000;
/** Its scale of speed goes from -100 to 100, a third to three times as fast. */
const rateScale = 100;

export function speechSocket(env: NodeJS.ProcessEnv): string | null {
  const told = /^unix_socket:(.+)$/.exec(env.SPEECHD_ADDRESS ?? '')?.[1];
  if (told !== undefined) return told;
  const { XDG_RUNTIME_DIR: folder } = env;
  return folder ? join(folder, 'speech-dispatcher', 'speechd.sock') : null;
}

/** Connects, and starts the service if need be, when there is something to say. */
export function createSpeechDispatcher(parts: SpeechDispatcherParts): VoicePort {
  const { socketPath, runProgram, warn } = parts;
  let connection: Promise<Connection | null> | null = null;

  async function open(): Promise<Connection | null> {
    if (socketPath === null) return null;
    const socket =
      (await reach(socketPath)) ??
      ((await runProgram('speech-dispatcher', ['--spawn'], spawnLimitMs)).kind === 'ended'
        ? await reach(socketPath)
        : null);
    if (!socket) {
      warn('no voice: speech-dispatcher does not answer');
      return null;
    }
    socket.once('close', () => {
      connection = null;
    });
    const opened = talkOver(socket);
    opened.ask('SET SELF CLIENT_NAME user:unhunch:main');
    return opened;
  }

  /** To a service that is running; it is not started to be told to be silent. */
  function tell(command: string): void {
    void connection?.then((open) => open?.ask(command));
  }

  return {
    say(utterance) {
      connection ??= open();
      void connection.then((open) => {
        if (!open) return;
        for (const command of commandsFor(utterance)) open.ask(command);
      });
    },
    pause: () => tell('PAUSE SELF'),
    resume: () => tell('RESUME SELF'),
    hush: () => tell('CANCEL SELF'),
    close() {
      void connection?.then((open) => open?.end());
      connection = null;
    },
  };
}

/** All that makes it say the words; a number counted down gives way to what is being said. */
export function commandsFor({ text, kind, language, sound }: Utterance): readonly string[] {
  const rate = Math.round(rateScale * (Math.log(sound.voiceRate) / Math.log(3)));
  const volume = Math.round(200 * sound.volume - 100);
  return [
    `SET SELF LANGUAGE ${spoken(language)}`,
    ...(sound.voiceName ? [`SET SELF SYNTHESIS_VOICE ${oneLine(sound.voiceName)}`] : []),
    `SET SELF RATE ${Math.max(-rateScale, Math.min(rateScale, rate))}`,
    `SET SELF VOLUME ${volume}`,
    `SET SELF PRIORITY ${kind === 'count' ? 'NOTIFICATION' : 'MESSAGE'}`,
    'SPEAK',
    // A line that is a dot alone ends the text; one that begins with a dot is told by a second.
    `${oneLine(text).replace(/^\./, '..')}\r\n.`,
  ];
}

/** Mandarin by the name that synthesizers have for it. */
function spoken(language: Language): string {
  return language === 'zh-CN' ? 'cmn' : language.toLowerCase();
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}

interface Connection {
  /** Sends it when all before it has been answered. */
  ask(command: string): void;
  end(): void;
}

function talkOver(socket: Socket): Connection {
  const waiting: string[] = [];
  let isBusy = false;
  let received = '';

  function next(): void {
    const command = waiting.shift();
    isBusy = command !== undefined;
    if (command !== undefined) socket.write(`${command}\r\n`);
  }

  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    received += String(chunk);
    const lines = received.split('\r\n');
    received = lines.pop() ?? '';
    // The last line of an answer has a space after its number; events of its own begin with a 7.
    if (lines.some((line) => /^[1-6]\d\d /.test(line))) next();
  });
  return {
    ask(command) {
      waiting.push(command);
      if (!isBusy) next();
    },
    end: () => void socket.end(),
  };
}

function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
