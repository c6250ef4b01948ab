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
    // The same for both, whatever is committed while the first is built.
    const commit = await must('git', ['rev-parse', 'HEAD'], projectDir);
    console.log(`Building ${commit} twice …`);
    const first = await hashes(commit, path.join(root, 'a'));
    const second = await hashes(commit, path.join(root, 'another/folder/further/down'));
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

/** SHA-256 of what a build of that commit in `dir` makes, by name. */
async function hashes(commit: string, dir: string): Promise<Map<string, string>> {
  await must('git', ['clone', '--quiet', projectDir, dir], projectDir);
  await must('git', ['checkout', '--quiet', '--detach', commit], dir);
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

async function must(command: string, args: string[], cwd: string): Promise<string> {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) throw new UserError(`${command} ${args.join(' ')} failed:\n${output.trim()}`);
  return output.trim();
}
