/**
 * `npm run reproduce`: builds the last commit in two folders and compares what comes out, so that
 * anybody can check that a package was made of these sources and nothing else.
 */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npmCommand } from './electron/registry-package';
import { projectDir, run, runScript, UserError } from './script';

const compared = /\.(asar|deb|rpm|tar\.gz|cdx\.json)$/;

runScript(async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'unhunch-reproduce-'));
  try {
    const first = await hashes(path.join(root, 'a'));
    const second = await hashes(path.join(root, 'another/folder/further/down'));
    const names = [...new Set([...first.keys(), ...second.keys()])].sort();
    const differing = names.filter((name) => first.get(name) !== second.get(name));
    for (const name of names) {
      const mark = differing.includes(name) ? 'differs' : 'same   ';
      console.log(`${mark} ${first.get(name) ?? '(not built)'} ${name}`);
    }
    return differing.length === 0 ? 0 : 1;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

/** SHA-256 of what a build in `dir` makes, by name. */
async function hashes(dir: string): Promise<Map<string, string>> {
  await must('git', ['clone', '--quiet', projectDir, dir], projectDir);
  await cp(path.join(projectDir, 'node_modules'), path.join(dir, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (name) => !name.endsWith('node_modules/.cache'),
  });
  const [command, ...npm] = npmCommand(process.env);
  await must(command, [...npm, 'run', 'dist'], dir);
  const dist = path.join(dir, 'dist');
  const files = (await readdir(dist, { recursive: true })).filter((name) => compared.test(name));
  const found = new Map<string, string>();
  for (const name of files) {
    const content = await readFile(path.join(dist, name));
    found.set(name, createHash('sha256').update(content).digest('hex'));
  }
  await rm(dir, { recursive: true, force: true });
  return found;
}

async function must(command: string, args: string[], cwd: string): Promise<void> {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) throw new UserError(`${command} ${args.join(' ')} failed:\n${output.trim()}`);
}
