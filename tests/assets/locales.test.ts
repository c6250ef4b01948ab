import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '#core/languages';
import { settingSchemaAt, settingsSchema } from '#core/settings';
import { localeFaults, type Texts } from '../support/locale-checks';
import { settingsWithoutRow } from '../support/settings-without-row';

const folder = join(import.meta.dirname, '../../assets/locales');
const filesOf = (language: string) => readdirSync(join(folder, language)).sort();
const read = (language: string, file: string): Texts =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8'));

describe('the texts', () => {
  it('are there in every language the settings offer', () => {
    expect(readdirSync(folder).sort()).toEqual([...languages].sort());
  });

  it.each(languages)('of %s have the same files as the English ones', (language) => {
    expect(filesOf(language)).toEqual(filesOf('en'));
  });

  const all = readdirSync(folder).flatMap((language) =>
    filesOf(language).map((file) => [language, file] as const),
  );
  it.each(all)(
    'of %s in %s have every key, plural form and parameter, and no others',
    (language, file) => {
      expect(localeFaults(language, read('en', file), read(language, file))).toEqual([]);
    },
  );

  it('name and explain every setting', () => {
    const texts = read('en', 'settings.json');
    const textAt = (path: string) =>
      path.split('.').reduce<unknown>((part, key) => (part as Texts | undefined)?.[key], texts);
    const paths = Object.keys(settingsSchema.shape).flatMap((section) => {
      const { shape } = settingSchemaAt(section) as { shape?: object };
      const isDrawnAsOne = section === 'workHours' || shape === undefined;
      return isDrawnAsOne ? [] : Object.keys(shape).map((key) => `${section}.${key}`);
    });
    expect(paths).toContain('breaks.intervalMinutes');
    const unnamed = paths.filter((path) => typeof textAt(`${path}.label`) !== 'string');
    const unexplained = paths.filter((path) => typeof textAt(`${path}.hint`) !== 'string');
    expect(unnamed).toEqual(paths.filter((path) => settingsWithoutRow.includes(path)));
    expect(unexplained).toEqual(unnamed);
  });
});

describe('the texts of the packages', () => {
  const folder = join(import.meta.dirname, '../../packaging/texts');
  const read = (file: string): Texts => JSON.parse(readFileSync(join(folder, file), 'utf8'));

  it('are there in every language the settings offer', () => {
    const files = languages.map((language) => `${language}.json`);
    expect(readdirSync(folder).sort()).toEqual(files.sort());
  });

  it.each(languages)('say the same in %s', (language) => {
    // How many words help a search differs from language to language.
    const { keywords: _, ...english } = read('en.json');
    const { keywords, ...texts } = read(`${language}.json`);
    expect(localeFaults(language, english, texts)).toEqual([]);
    expect(keywords).not.toEqual([]);
  });
});

describe('localeFaults', () => {
  const english: Texts = {
    at: 'At <b>{{time}}</b>',
    day_one: '{{count}} day',
    day_other: '{{count}} days',
    steps: ['Stand.', 'Sit.'],
    nested: 'Opens the $t(break:muscles.{{muscle}}.name)',
  };
  const german: Texts = {
    at: 'Um <b>{{time}}</b>',
    day_one: 'Ein Tag',
    day_other: '{{count}} Tage',
    steps: ['Steh auf.', 'Setz dich.'],
    nested: 'Öffnet: $t(break:muscles.{{muscle}}.name)',
  };

  it('finds nothing in a good translation', () => {
    expect(localeFaults('de', english, german)).toEqual([]);
  });

  it('takes the plural forms of the language, not those of English', () => {
    const { day_one: _, ...rest } = german;
    expect(localeFaults('ja', english, { ...rest, day_other: '{{count}}日' })).toEqual([]);
    expect(localeFaults('pl', english, german)).toEqual([
      'day_few is missing',
      'day_many is missing',
    ]);
    expect(localeFaults('ja', english, german)).toEqual(['day_one is not in the English texts']);
  });

  it.each([
    [{ at: undefined }, ['at is missing']],
    [{ at: '' }, ['at is empty']],
    [{ at: 'Um <b>jetzt</b>' }, ['at lost {{time}}']],
    [{ at: 'Um {{time}}' }, ['at lost <b>', 'at lost </b>']],
    [{ at: 'Um <b>{{zeit}}</b>' }, ['at lost {{time}}', 'at made up {{zeit}}']],
    [{ day_other: 'Tage' }, ['day_other lost {{count}}']],
    [{ steps: ['Steh auf.'] }, ['steps.1 is missing']],
    [{ nested: 'Öffnet: {{muscle}}' }, ['nested lost $t(break:muscles.…)']],
    [{ more: 'Mehr' }, ['more is not in the English texts']],
  ])('reports %j', (change, faults) => {
    const changed = Object.entries({ ...german, ...change }).filter(
      ([, text]) => text !== undefined,
    );
    expect(localeFaults('de', english, Object.fromEntries(changed) as Texts)).toEqual(faults);
  });
});
