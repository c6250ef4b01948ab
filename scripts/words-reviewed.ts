/**
 * `npm run words:reviewed`: says that the translations of every English text that is new or has
 * changed were looked at, each beside it. Lists them first, as a reminder.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectDir, runScript } from './script';
import { allTexts } from './words/all-texts';
import { reviewedWords, unreviewed } from './words/reviewed-words';

runScript(async () => {
  const file = path.join(projectDir, 'tests/assets/reviewed-words.txt');
  const english = allTexts('en');
  const keys = unreviewed(english, await readFile(file, 'utf8'));
  await writeFile(file, reviewedWords(english));
  for (const key of keys) console.log(`${key}  ${english.get(key)}`);
  console.log(`${keys.length} texts: each of their translations fits the English above.`);
  return 0;
});
