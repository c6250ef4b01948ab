import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lockable, presettable } from '#core/policy';
import { settingsReference } from '../../scripts/docs/settings-table';
import { projectDir } from '../../scripts/script';

const read = (name: string) => readFileSync(path.join(projectDir, name), 'utf8');
const texts = JSON.parse(read('assets/locales/en/settings.json'));

it('docs/settings.md is what npm run docs writes', () => {
  expect(read('docs/settings.md')).toBe(settingsReference(texts, presettable(), lockable));
});

it('says what a key may be, its default, and what it does', () => {
  const reference = settingsReference(texts, ['breaks.intervalMinutes'], ['daysOff']);
  expect(reference).toContain(
    '| `breaks.intervalMinutes` ○ | 5–180 | `45` | Time between breaks. ',
  );
  expect(reference).toContain('| `daysOff` ● | list of: text | `[]` |');
  expect(reference).toContain('| `hooks.pause` | list of: text or `null` | `null` |');
});
