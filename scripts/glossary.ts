/** `npm run docs`: writes docs/glossary.md. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glossary } from './docs/glossary-table';
import { projectDir, runScript } from './script';

runScript(async () => {
  await writeFile(path.join(projectDir, 'docs/glossary.md'), glossary());
  console.log('docs/glossary.md');
  return 0;
});
