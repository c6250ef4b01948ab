/** docs/glossary.md: one word for one thing in each language, from the texts themselves. */
import { languages } from '#core/languages';
import { allTexts } from '../words/all-texts';
import { terms } from '../words/terms';

const translated = languages.filter((language) => language !== 'en');

export function glossary(): string {
  const texts = new Map(languages.map((language) => [language, allTexts(language)]));
  const english = texts.get('en') ?? new Map<string, string>();
  const keys = (pattern: RegExp) => Array.from(english.keys()).filter((key) => pattern.test(key));
  const rows = (of: readonly string[]) =>
    of.map((key) => languages.map((language) => texts.get(language)?.get(key) ?? ''));

  return `# Glossary

One word for one thing, in each language. Written by \`npm run docs\` from the texts, and held by \`npm test\`: a text about one of the words below that goes without it fails.

## Words

${table([
  ['English', 'means', ...translated],
  ...terms.map(({ name, meaning, words }) => [
    name,
    meaning,
    ...translated.map((language) => words[language][0]),
  ]),
])}

Nowhere: doses, or other words of a pharmacy.

## Moves

${table([[...languages], ...rows(keys(/^moves:[^.]+\.name$/))])}

## Muscles and parts of the body

${table([[...languages], ...rows([...keys(/^break:muscles\.[^.]+\.name$/), ...keys(/^break:groups\./)])])}

## Sides and holding

${table([[...languages], ...rows(keys(/\.side\.(?:left|right)$|^break:voice\.hold$/))])}
`;
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
