/** A real speech-dispatcher with espeak-ng, whose sound goes to speakers that nobody hears. */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { startAudio } from './audio';
import type { Desktop } from './desktop';
import { startProcess } from './processes';
import { until } from './until';

/** A text that the service was given, and what it told of it. */
export interface Said {
  readonly text: string;
  readonly language: string;
  readonly events: string[];
}

export interface Speech {
  /** What an app needs to find it. */
  readonly env: NodeJS.ProcessEnv;
  /** Every text so far, in order. */
  readonly said: readonly Said[];
  /** The loudest sample that the speakers get in the next `ms` milliseconds; 0 is silence. */
  loudest(ms: number): Promise<number>;
}

const samplesPerSecond = 8000;
const bytesPerSample = 2;

export async function startSpeech(desktop: Desktop): Promise<Speech> {
  await startAudio(desktop);
  const directory = join(desktop.directory, 'speech');
  await mkdir(directory);
  await writeFile(
    join(desktop.env.XDG_CONFIG_HOME ?? '', 'speech-dispatcher', 'speechd.conf'),
    [
      'AudioOutputMethod "pulse"',
      'AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"',
      'DefaultModule espeak-ng',
      '',
    ].join('\n'),
  );
  const { env } = desktop;
  const path = join(directory, 'service.sock');
  const service = startProcess(
    'speech-dispatcher',
    ['--run-single', '-S', path, '-P', join(directory, 'pid'), '-L', directory, '-t', '0'],
    { env },
  );
  desktop.onStop(() => service.stop());
  await until(() => isListening(path), { what: 'the speech service' });

  const recording = join(directory, 'heard.raw');
  const recorder = startProcess(
    'parec',
    [
      '--raw',
      '--format=s16le',
      `--rate=${samplesPerSecond}`,
      '--channels=1',
      '--latency-msec=50',
      '-d',
      'speakers.monitor',
      recording,
    ],
    { env },
  );
  desktop.onStop(() => recorder.stop());
  const file = await until(() => open(recording), { what: 'the recording' });
  desktop.onStop(() => file.close());

  const said: Said[] = [];
  const address = join(directory, 'watched.sock');
  const relay = createServer((app) => watch(app, connect(path), said));
  await new Promise<void>((resolve) => relay.listen(address, resolve));
  desktop.onStop(async () => void relay.close());
  return {
    env: { SPEECHD_ADDRESS: `unix_socket:${address}` },
    said,
    async loudest(ms) {
      await file.readFile();
      const heard: Buffer[] = [];
      const length = () => heard.reduce((sum, { length: bytes }) => sum + bytes, 0);
      const wanted = (ms / 1000) * samplesPerSecond * bytesPerSample;
      await until(async () => heard.push(await file.readFile()) && length() >= wanted, {
        what: 'the recording to go on',
      });
      const bytes = Buffer.concat(heard);
      let most = 0;
      for (let at = 0; at + 1 < bytes.length; at += bytesPerSample) {
        most = Math.max(most, Math.abs(bytes.readInt16LE(at)));
      }
      return most;
    },
  };
}

/** Hands everything on, both ways, and notes what is given to be said and what is told of it. */
function watch(app: Socket, service: Socket, said: Said[]): void {
  let language = '';
  let isText = false;
  /** Given to be said, but not numbered yet. */
  let given: Said | null = null;
  const numbered = new Map<string, Said>();
  const told = (line: string) => {
    if (isText && line !== '.') {
      given = { text: line, language, events: [] };
      said.push(given);
    }
    isText = line === 'SPEAK' || (isText && line !== '.');
    language = /^SET SELF LANGUAGE (.+)$/.exec(line)?.[1] ?? language;
  };
  const answered = (line: string) => {
    const [, code, text = ''] = /^(\d{3})[- ](.*)$/.exec(line) ?? [];
    if (code === '225' && given) {
      numbered.set(text, given);
      given = null;
    }
    if (code?.startsWith('7') && numbered.has(text)) message = text;
    if (/^7\d\d /.test(line)) numbered.get(message)?.events.push(text);
  };
  let message = '';
  app.on('data', eachLine(told)).pipe(service);
  service.on('data', eachLine(answered)).pipe(app);
  for (const socket of [app, service]) socket.on('error', () => {});
}

function eachLine(take: (line: string) => void): (chunk: Buffer) => void {
  let received = '';
  return (chunk) => {
    received += chunk.toString();
    const lines = received.split('\r\n');
    received = lines.pop() ?? '';
    for (const line of lines) take(line);
  };
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.end();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
