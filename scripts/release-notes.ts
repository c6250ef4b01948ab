// `npm run -s release:notes`: what is new in the newest release, for its page.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseChangelog } from './packaging/changelog';
import { projectDir, runScript } from './script';

runScript(async () => {
  const changelog = await readFile(path.join(projectDir, 'CHANGELOG.md'), 'utf8');
  const [latest] = parseChangelog(changelog);
  for (const change of latest?.changes ?? []) console.log(`- ${change}`);
  return latest ? 0 : 1;
});
