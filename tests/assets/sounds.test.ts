import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sounds } from '#core/session/view';

const folder = 'assets/sounds';

function samplesOf(file: string): { seconds: number; samples: Int16Array } {
  const bytes = readFileSync(`${folder}/${file}`);
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  const { buffer, byteOffset, byteLength } = bytes;
  const samples = new Int16Array(buffer.slice(byteOffset + 44, byteOffset + byteLength));
  return { seconds: samples.length / bytes.readUInt32LE(24), samples };
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
