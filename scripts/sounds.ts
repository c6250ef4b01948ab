/**
 * Makes the cue sounds in `assets/sounds`: soft bars, as of a wooden mallet on a vibraphone, in
 * one pentatonic scale, so that any two of them sound well together. Nothing is recorded or
 * borrowed. The files are committed; run this after changing a score: npm run sounds
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Sound } from '#core/session/view';
import { projectDir } from './script';

/** Nothing in these sounds is higher than 4 kHz. */
const sampleRate = 11_025;
/** Leaves room above, so that the loudest of them still is a quiet sound at full volume. */
const peak = 0.4;

/** Frequencies in Hz of the notes used. */
const notes = { G4: 392, A4: 440, C5: 523.25, D5: 587.33, E5: 659.26, G5: 783.99, C6: 1046.5 };

interface Strike {
  readonly note: keyof typeof notes;
  readonly atSeconds: number;
  /** How hard, 0 to 1. */
  readonly force: number;
  /** Seconds until it has faded to a third. */
  readonly decay: number;
}

const scores: Readonly<Record<Sound, readonly Strike[]>> = {
  ready: [
    { note: 'G4', atSeconds: 0, force: 0.7, decay: 0.16 },
    { note: 'C5', atSeconds: 0.16, force: 0.8, decay: 0.22 },
  ],
  // Out rises, what is held stays where it went, back falls: the tempo, for closed eyes.
  out: [
    { note: 'A4', atSeconds: 0, force: 0.35, decay: 0.1 },
    { note: 'E5', atSeconds: 0.14, force: 0.45, decay: 0.16 },
  ],
  hold: [{ note: 'E5', atSeconds: 0, force: 0.35, decay: 0.3 }],
  back: [
    { note: 'E5', atSeconds: 0, force: 0.35, decay: 0.1 },
    { note: 'A4', atSeconds: 0.14, force: 0.45, decay: 0.16 },
  ],
  halfway: [
    { note: 'D5', atSeconds: 0, force: 0.7, decay: 0.14 },
    { note: 'D5', atSeconds: 0.2, force: 0.6, decay: 0.2 },
  ],
  switch: [
    { note: 'C5', atSeconds: 0, force: 0.7, decay: 0.14 },
    { note: 'E5', atSeconds: 0.14, force: 0.7, decay: 0.14 },
    { note: 'G5', atSeconds: 0.28, force: 0.8, decay: 0.22 },
  ],
  done: [
    { note: 'C5', atSeconds: 0, force: 0.7, decay: 0.3 },
    { note: 'E5', atSeconds: 0.14, force: 0.7, decay: 0.3 },
    { note: 'G5', atSeconds: 0.28, force: 0.7, decay: 0.35 },
    { note: 'C6', atSeconds: 0.46, force: 0.9, decay: 0.4 },
  ],
};

/** The overtones of a struck bar: a multiple of the note, how loud, how much sooner gone. */
const overtones = [
  { ratio: 1, level: 1, fade: 1 },
  { ratio: 2, level: 0.12, fade: 0.6 },
  { ratio: 3.93, level: 0.16, fade: 0.25 },
];
const attackSeconds = 0.006;
/** After so many decays nothing is left to hear. */
const decaysHeard = 4.5;

function samplesOf(score: readonly Strike[]): Float64Array {
  const seconds = Math.max(...score.map((strike) => strike.atSeconds + decaysHeard * strike.decay));
  const samples = new Float64Array(Math.round(seconds * sampleRate));
  for (const { note, atSeconds, force, decay } of score) {
    const from = Math.round(atSeconds * sampleRate);
    const length = Math.round(decaysHeard * decay * sampleRate);
    for (let i = 0; i < length && from + i < samples.length; i += 1) {
      const t = i / sampleRate;
      const swell = Math.min(1, t / attackSeconds) * (1 - i / length);
      let value = 0;
      for (const { ratio, level, fade } of overtones) {
        const ring = Math.exp(-t / (decay * fade));
        value += level * ring * Math.sin(2 * Math.PI * notes[note] * ratio * t);
      }
      samples[from + i] = (samples[from + i] ?? 0) + force * swell * value;
    }
  }
  return samples;
}

/** One channel of 16 bits, loud as the score says beside the loudest there could be. */
function wavOf(samples: Float64Array, loudest: number): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => {
    data.writeInt16LE(Math.round((sample / loudest) * peak * 0x7fff), i * 2);
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

const folder = path.join(projectDir, 'assets/sounds');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const drawn = Object.entries(scores).map(([name, score]) => ({ name, samples: samplesOf(score) }));
const loudest = Math.max(
  ...drawn.map(({ samples }) => samples.reduce((a, b) => Math.max(a, Math.abs(b)), 0)),
);
for (const { name, samples } of drawn) {
  const file = wavOf(samples, loudest);
  writeFileSync(path.join(folder, `${name}.wav`), file);
  console.log(`${name}.wav: ${file.length} bytes`);
}
