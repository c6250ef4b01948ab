import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sounds } from '#core/session/view';

const folder = 'assets/sounds';

interface Heard {
  readonly seconds: number;
  readonly rate: number;
  readonly samples: Int16Array;
}

function samplesOf(file: string): Heard {
  const bytes = readFileSync(`${folder}/${file}`);
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  const { buffer, byteOffset, byteLength } = bytes;
  const samples = new Int16Array(buffer.slice(byteOffset + 44, byteOffset + byteLength));
  const rate = bytes.readUInt32LE(24);
  return { seconds: samples.length / rate, rate, samples };
}

test('each cue has its sound, and no sound is left over', () => {
  expect(readdirSync(folder).sort()).toEqual([...sounds].map((name) => `${name}.wav`).sort());
});

test.each([...sounds])('%s is short, gentle, and begins and ends in silence', (name) => {
  const { seconds, samples } = samplesOf(`${name}.wav`);
  expect(seconds).toBeLessThan(2.5);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 0x7fff;
  expect(loudest).toBeGreaterThan(0.05);
  expect(loudest).toBeLessThan(0.41);
  expect(Math.abs(samples[0] ?? 1)).toBeLessThan(50);
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(50);
});

/** How loud a frequency is between two instants, in seconds. */
function level({ samples, rate }: Heard, hertz: number, from: number, to: number): number {
  const part = samples.slice(Math.round(from * rate), Math.round(to * rate));
  let [sine, cosine] = [0, 0];
  part.forEach((sample, i) => {
    sine += sample * Math.sin((2 * Math.PI * hertz * i) / rate);
    cosine += sample * Math.cos((2 * Math.PI * hertz * i) / rate);
  });
  return Math.hypot(sine, cosine);
}

test.each([
  ['out', 'low', 'high'],
  ['hold', 'high', 'high'],
  ['back', 'high', 'low'],
])('%s goes from %s to %s', (name, first, second) => {
  const heard = samplesOf(`${name}.wav`);
  const pitch = (from: number, to: number) =>
    level(heard, 440, from, to) > level(heard, 659.26, from, to) ? 'low' : 'high';
  expect([pitch(0, 0.12), pitch(0.2, 0.4)]).toEqual([first, second]);
});
