/**
 * A voice on Linux: speech-dispatcher, by its socket, so that what is said is data and never an
 * option of a program.
 */
import { join } from 'node:path';
import type { Language } from '#core/languages';
import { type Voice, voicesFor } from '#core/voices';
import type { Utterance, VoicePort } from '../../ports';
import type { RunProgram } from '../run-program';
import { connectSsip, type Ssip } from './ssip';

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

/** Words that are not said to their end, and the service's number for them once it has them. */
interface Unsaid {
  readonly utterance: Utterance;
  message: string | null;
}

/** The service, and what it has been told that it keeps. */
interface Service {
  readonly ssip: Ssip;
  hasVoiceName: boolean;
  voices: Promise<readonly Voice[]> | null;
}

/**
 * Connects, and starts the service if need be, when there is something to say. Its own pause waits
 * for the end of a sentence, and can lose all that comes after it: so a pause cuts the sentence
 * off here, and going on begins with that sentence.
 */
export function createSpeechDispatcher(parts: SpeechDispatcherParts): VoicePort {
  const { socketPath, runProgram, warn } = parts;
  let connection: Promise<Service | null> | null = null;
  /** What is being said and what waits, in order. */
  let unsaid: readonly Unsaid[] = [];
  let isPaused = false;
  /** Settled when all before has been handed over. */
  let turn: Promise<void> = Promise.resolve();

  async function open(path: string): Promise<Service | null> {
    const reach = () =>
      connectSsip({
        path,
        onSaid(message) {
          unsaid = unsaid.filter((one) => one.message !== message);
        },
        onGone() {
          connection = null;
          unsaid = [];
        },
      });
    const started = async () =>
      (await runProgram('speech-dispatcher', ['--spawn'], spawnLimitMs)).kind === 'ended';
    const ssip = (await reach()) ?? ((await started()) ? await reach() : null);
    if (!ssip) {
      // Asked for again, it may have been installed.
      connection = null;
      unsaid = [];
      warn('no voice: speech-dispatcher does not answer');
      return null;
    }
    void ssip.ask('SET SELF CLIENT_NAME user:unhunch:main');
    void ssip.ask('SET SELF NOTIFICATION ALL ON');
    return { ssip, hasVoiceName: false, voices: null };
  }

  function connected(): Promise<Service | null> {
    if (socketPath === null) return Promise.resolve(null);
    connection ??= open(socketPath);
    return connection;
  }

  /** Lets go of the service, which ends by itself when nobody needs it. */
  async function leave(): Promise<void> {
    const service = await connection;
    connection = null;
    unsaid = unsaid.filter(({ message }) => message === null);
    if (!service) return;
    await service.ssip.ask('CANCEL SELF');
    service.ssip.end();
  }

  async function speaks(service: Service, { sound, language }: Utterance): Promise<boolean> {
    if (sound.voiceName === '') return false;
    const fitting = voicesFor(await voicesOf(service), language);
    return fitting.some(({ name }) => name === sound.voiceName);
  }

  /** The service, told how the words are to be said. A name it has been told it never forgets. */
  async function preparedFor(utterance: Utterance): Promise<Service | null> {
    let service = await connected();
    const isNamed = service !== null && (await speaks(service, utterance));
    if (service?.hasVoiceName && !isNamed) {
      await leave();
      service = await connected();
    }
    if (!service) return null;
    service.hasVoiceName = isNamed;
    for (const command of commandsFor(utterance, isNamed)) void service.ssip.ask(command);
    return service;
  }

  async function handOver(one: Unsaid): Promise<void> {
    if (!unsaid.includes(one)) return;
    const service = await preparedFor(one.utterance);
    if (!service || !unsaid.includes(one)) return;
    one.message = await service.ssip.speak(one.utterance.text);
    // Nobody misses a number that was not said.
    if (one.utterance.kind === 'count') unsaid = unsaid.filter((other) => other !== one);
  }

  function send(one: Unsaid): void {
    turn = turn.then(() => handOver(one));
  }

  /** The service is not started to be told to be silent. */
  function cutOff(): void {
    void connection?.then((service) => service?.ssip.ask('CANCEL SELF'));
  }

  return {
    say(utterance) {
      if (isPaused && utterance.kind === 'count') return;
      const one = { utterance, message: null };
      unsaid = [...unsaid, one];
      if (!isPaused) send(one);
    },
    pause() {
      isPaused = true;
      unsaid = unsaid
        .filter(({ utterance }) => utterance.kind === 'words')
        .map(({ utterance }) => ({ utterance, message: null }));
      cutOff();
    },
    resume() {
      if (!isPaused) return;
      isPaused = false;
      for (const one of unsaid) send(one);
    },
    hush() {
      isPaused = false;
      unsaid = [];
      cutOff();
    },
    async voices() {
      const service = await connected();
      return service ? await voicesOf(service) : [];
    },
    close() {
      isPaused = false;
      unsaid = [];
      void leave();
    },
  };
}

/** Asked for once: there can be thousands of lines. */
function voicesOf(service: Service): Promise<readonly Voice[]> {
  service.voices ??= service.ssip
    .ask('LIST SYNTHESIS_VOICES')
    .then((lines) => lines.flatMap((line) => voiceIn(line) ?? []));
  return service.voices;
}

/** One line of the list. espeak-ng has each voice a hundred times more, as `name+variant`. */
export function voiceIn(line: string): Voice | null {
  const [name, tag, variant] = line.split('\t');
  if (!name || !tag || (variant && name.endsWith(`+${variant}`))) return null;
  return { name, tag };
}

/** How it is to say the words; a number counted down gives way to what is being said. */
export function commandsFor(
  { kind, language, sound }: Utterance,
  withVoiceName: boolean,
): readonly string[] {
  const rate = Math.round(rateScale * (Math.log(sound.voiceRate) / Math.log(3)));
  const volume = Math.round(200 * sound.volume - 100);
  return [
    `SET SELF LANGUAGE ${spoken(language)}`,
    ...(withVoiceName ? [`SET SELF SYNTHESIS_VOICE ${sound.voiceName}`] : []),
    `SET SELF RATE ${Math.max(-rateScale, Math.min(rateScale, rate))}`,
    `SET SELF VOLUME ${volume}`,
    `SET SELF PRIORITY ${kind === 'count' ? 'NOTIFICATION' : 'MESSAGE'}`,
  ];
}

/** Mandarin by the name that synthesizers have for it. */
function spoken(language: Language): string {
  return language.startsWith('zh') ? 'cmn' : language.toLowerCase();
}
