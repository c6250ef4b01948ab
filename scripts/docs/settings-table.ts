// The reference of settings.json as Markdown.
import { z } from 'zod';
import { settingSchemaAt, settingsSchema } from '#core/settings';

type Texts = { readonly [key: string]: string | Texts };

/**
 * A table for each section: every key with what it may be, its default and what it does.
 * `presettable` and `lockable` are what an organisation may set, by path.
 */
export function settingsReference(
  texts: Texts,
  presettable: readonly string[],
  lockable: readonly string[],
): string {
  const sections = Object.keys(settingsSchema.shape).filter((key) => key !== 'version');
  return [
    '# settings.json',
    '',
    '<!-- Written by npm run docs from core/settings.ts. Change it there. -->',
    '',
    'What you set, and nothing else: a key that is not there has its default. Changes by hand are picked up at once. A value that can’t be used is told by its name, and its default holds; an unknown key is kept. Keys stay as they are within a major version. Where the file is says [the user guide](user-guide.md#your-files).',
    '',
    'An organisation may preset what has a ○ and lock what has a ●; see [for organisations](for-organisations.md).',
    ...sections.flatMap((section) => table(section, texts, presettable, lockable)),
    '',
  ].join('\n');
}

function table(
  section: string,
  texts: Texts,
  presettable: readonly string[],
  lockable: readonly string[],
): string[] {
  const schema = settingSchemaAt(section);
  const paths =
    schema instanceof z.ZodObject
      ? Object.keys(schema.shape).map((key) => `${section}.${key}`)
      : [section];
  const rows = paths.map((path) => {
    const mark = lockable.includes(path) ? ' ●' : presettable.includes(path) ? ' ○' : '';
    const cells = [`\`${path}\`${mark}`, kindOf(path), defaultOf(path), wordsOf(path, texts)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['', `## ${section}`, '', '| key | value | default | |', '|---|---|---|---|', ...rows];
}

/** A JSON Schema as far as ours go. */
interface Shape {
  type?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: Shape;
  anyOf?: Shape[];
}

function kindOf(path: string): string {
  const schema = settingSchemaAt(path);
  return schema ? inWords(z.toJSONSchema(schema, { io: 'input' }) as Shape) : '';
}

function inWords(shape: Shape): string {
  if (shape.enum) return shape.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' ');
  if (shape.anyOf) return shape.anyOf.map(inWords).join(' or ');
  const { type, minimum, maximum, items } = shape;
  switch (type) {
    case 'integer':
      return `${minimum}–${maximum}`;
    case 'number':
      return `${minimum} to ${maximum}`;
    case 'boolean':
      return '`true` `false`';
    case 'string':
      return 'text';
    case 'array':
      return items?.type === 'object'
        ? 'list of ranges'
        : `list of: ${items ? inWords(items) : ''}`;
    default:
      return type === 'null' ? '`null`' : (type ?? '');
  }
}

function defaultOf(path: string): string {
  return `\`${JSON.stringify(settingSchemaAt(path)?.parse(undefined))}\``;
}

function wordsOf(path: string, texts: Texts): string {
  const found = path
    .split('.')
    .reduce<string | Texts | undefined>(
      (part, key) => (typeof part === 'object' ? part[key] : undefined),
      texts,
    );
  if (typeof found !== 'object') return '';
  const { label, hint, title, text } = found;
  return [label ?? title, hint ?? text]
    .filter((words) => typeof words === 'string')
    .map((words) => (/[.!?]$/.test(words) ? words : `${words}.`))
    .join(' ');
}
