/**
 * `npm run docs`: writes docs/settings.md, the reference of settings.json, from the one description
 * of the settings and their texts.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lockable, presettable } from '#core/policy';
import { settingsReference } from './docs/settings-table';
import { projectDir, runScript } from './script';

runScript(async () => {
  const texts = await readFile(path.join(projectDir, 'assets/locales/en/settings.json'), 'utf8');
  const reference = settingsReference(JSON.parse(texts), presettable(), lockable);
  await writeFile(path.join(projectDir, 'docs/settings.md'), reference);
  console.log('docs/settings.md');
  return 0;
});
