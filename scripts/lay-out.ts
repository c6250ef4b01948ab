// `tsx scripts/lay-out.ts <prefix>`: puts the packaged app and all that makes it known to a desktop
// below a folder such as /app, for those who build packages of their own.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describeLinuxApp, layOut } from './packaging/linux-tree';
import { sourceDate } from './packaging/source-date';
import { projectDir, runScript, UserError } from './script';

runScript(async () => {
  const [prefix] = process.argv.slice(2);
  if (!prefix) throw new UserError('Usage: tsx scripts/lay-out.ts <prefix>');
  const own = await readFile(path.join(projectDir, 'package.json'), 'utf8');
  const app = await describeLinuxApp({
    unpacked: path.join(projectDir, 'dist/linux-unpacked'),
    version: (JSON.parse(own) as { version: string }).version,
    arch: process.arch,
    sourceDate: await sourceDate(),
  });
  await layOut(app, prefix);
  return 0;
});
