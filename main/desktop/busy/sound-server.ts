/** Loaded when it is first asked: what reads the answers is large, and a start waits for nothing of it. */
import { z } from 'zod';
import type { RunProgram } from '../run-program';
import { answer, type ProbeAnswer, probeLimitMs, unavailable } from './probe';

/** Whether programs record: PulseAudio and PipeWire through pactl, else pw-dump. */
export async function askSoundServer(runProgram: RunProgram): Promise<ProbeAnswer> {
  return (await askPactl(runProgram)) ?? askPipeWire(runProgram);
}

const sourcesSchema = z.array(z.object({ index: z.number(), monitor_source: z.string() }));
const outputsSchema = z.array(
  z.object({ source: z.number(), corked: z.boolean(), resample_method: z.string().optional() }),
);

/** null when there is no pactl, or an old one without JSON, or it reaches no server. */
async function askPactl(runProgram: RunProgram): Promise<ProbeAnswer | null> {
  const list = async <T>(what: string, schema: z.ZodType<T>): Promise<T | null> => {
    const end = await runProgram('pactl', ['--format=json', 'list', what], probeLimitMs);
    return end.kind === 'ended' && end.exitCode === 0 ? schema.parse(JSON.parse(end.stdout)) : null;
  };
  const outputs = await list('source-outputs', outputsSchema);
  if (!outputs) return null;
  // Starting a program takes the app 10 ms, and mostly nothing records.
  if (outputs.length === 0) return answerOf(0);
  const sources = await list('sources', sourcesSchema);
  return sources && answerOf(countRecordings(sources, outputs));
}

/**
 * Recordings that are running, without those of what the computer itself plays, and without
 * level meters, which resample by `peaks`.
 */
function countRecordings(
  sources: z.infer<typeof sourcesSchema>,
  outputs: z.infer<typeof outputsSchema>,
): number {
  const monitors = new Set(
    sources.filter(({ monitor_source }) => monitor_source !== '').map(({ index }) => index),
  );
  return outputs.filter(
    ({ source, corked, resample_method }) =>
      !corked && resample_method !== 'peaks' && !monitors.has(source),
  ).length;
}

const dumpSchema = z.array(
  z.object({
    info: z
      .object({
        state: z.string().optional(),
        props: z.record(z.string(), z.unknown()).optional(),
      })
      .nullish(),
  }),
);

async function askPipeWire(runProgram: RunProgram): Promise<ProbeAnswer> {
  const dump = await runProgram('pw-dump', [], probeLimitMs);
  if (dump.kind === 'missing') return unavailable('neither pactl nor pw-dump can ask');
  if (dump.kind === 'late' || dump.exitCode !== 0) return unavailable('no sound server answers');
  const recordings = dumpSchema
    .parse(JSON.parse(dump.stdout))
    .filter(
      ({ info }) =>
        info?.state === 'running' &&
        info.props?.['media.class'] === 'Stream/Input/Audio' &&
        info.props['stream.capture.sink'] !== true &&
        info.props['stream.monitor'] !== true,
    );
  return answerOf(recordings.length);
}

function answerOf(recordings: number): ProbeAnswer {
  return answer(recordings > 0, recordings > 0 ? `${recordings} recording` : 'free');
}
