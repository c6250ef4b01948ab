/** The voice as it is heard: a real speech-dispatcher with espeak-ng, and a recording of the speakers. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#core/languages';
import { launchApp, type RunningApp } from '../support/app';
import { startSpeech } from '../support/speech';
import { expect, test } from '../support/test';
import { until } from '../support/until';

/** Of the 32,767 that a sample can have: far above what silence has. */
const audible = 1000;

const settingsIn = (language: Language) => ({
  version: 1,
  app: { welcomed: true, language },
  sound: { enabled: false, voice: true, voiceRate: 1.5 },
});

function nameIn(language: Language): string {
  const path = join(import.meta.dirname, `../../assets/locales/${language}/moves.json`);
  return JSON.parse(readFileSync(path, 'utf8'))['chin-tuck'].name;
}

async function closeSession(app: RunningApp): Promise<void> {
  const { page } = await app.session();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape').catch(() => {});
  await until(() => app.windows().length === 0, { what: 'the session to close' });
}

test('a break is said aloud, in the person’s language; a pause cuts it off in mid-sentence', async ({
  desktop,
}) => {
  const { env, said, loudest } = await startSpeech(desktop);
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    settings: settingsIn('en'),
    args: ['--start=chin-tuck'],
    env,
  });
  const session = await app.session();
  await until(() => said[0]?.events.includes('BEGIN'), { what: 'the first words' });
  expect(said[0]).toMatchObject({ language: 'en', text: expect.stringContaining(nameIn('en')) });
  expect(await loudest(300)).toBeGreaterThan(audible);

  await session.pause();
  await until(() => said[0]?.events.at(-1) === 'CANCELED', { what: 'the words to be cut off' });
  await until(async () => (await loudest(300)) < audible, { what: 'silence' });
  expect(said).toHaveLength(1);

  await session.goOn();
  await until(() => said[1]?.events.at(-1) === 'END', {
    what: 'the words to be said to their end',
  });
  expect(said[1]?.text).toBe(said[0]?.text);

  for (const [language, spoken] of [
    ['de', 'de'],
    ['zh-CN', 'cmn'],
  ] as const) {
    await closeSession(app);
    const status = async () => (await app.runCli('--status')).stdout;
    const inLastLanguage = await status();
    await writeFile(join(app.userDataDir, 'settings.json'), JSON.stringify(settingsIn(language)));
    await until(async () => (await status()) !== inLastLanguage, { what: 'the language' });
    const before = said.length;
    await app.runCli('--start=chin-tuck');
    const words = () => said.slice(before).find(({ text }) => text.includes(nameIn(language)));
    await until(() => words()?.events.includes('BEGIN'), { what: `words in ${language}` });
    expect(await loudest(300)).toBeGreaterThan(audible);
    await until(() => words()?.events.at(-1) === 'END', { what: 'the words to be said' });
    expect(words()).toMatchObject({ language: spoken, events: ['BEGIN', 'END'] });
  }
});
