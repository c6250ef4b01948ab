import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from './desktop';
import { outputOf, startProcess } from './processes';
import { until } from './until';

/** `speakers.monitor` is what a screen recorder or a volume meter listens to. */
type Source = 'microphone' | 'speakers.monitor';

export interface Recording {
  stop(): Promise<void>;
}

/** A PulseAudio server with a silent microphone and speakers that nobody hears. */
export interface Audio {
  /** Records as a program in a call does, until stopped. */
  record(source: Source): Promise<Recording>;
  stop(): Promise<void>;
}

/** Starts the server where programs on the desktop look for it. */
export async function startAudio(desktop: Desktop): Promise<Audio> {
  const { env } = desktop;
  const directory = join(env.XDG_RUNTIME_DIR ?? '', 'pulse');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const server = startProcess(
    'pulseaudio',
    [
      ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no'],
      ...['-L', `module-native-protocol-unix socket=${join(directory, 'native')}`],
      ...['-L', 'module-null-source source_name=microphone'],
      ...['-L', 'module-null-sink sink_name=speakers'],
    ],
    { env },
  );
  desktop.onStop(() => server.stop());
  const recordings = async (): Promise<number> => {
    const list = await outputOf('pactl', ['list', 'short', 'source-outputs'], { env });
    return list.split('\n').filter(Boolean).length;
  };
  await until(async () => (await recordings()) === 0, { what: 'the sound server' });
  return {
    record: async (source) => {
      const before = await recordings();
      const recorder = startProcess('parec', ['--raw', `--device=${source}`, '/dev/null'], { env });
      desktop.onStop(() => recorder.stop());
      await until(async () => (await recordings()) > before, { what: 'the recording to run' });
      return {
        stop: async () => {
          await recorder.stop();
          await until(async () => (await recordings()) === before, {
            what: 'the recording to end',
          });
        },
      };
    },
    stop: () => server.stop(),
  };
}
