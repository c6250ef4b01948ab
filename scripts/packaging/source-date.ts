import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectDir, run } from '../script';
import { parseChangelog } from './changelog';

/**
 * The time of the sources in epoch seconds, which every file in a package gets, so that the same
 * sources make the same package: what the caller says, the last commit, or the last release.
 */
export async function sourceDate(env: NodeJS.ProcessEnv = process.env): Promise<number> {
  if (env.SOURCE_DATE_EPOCH) return Number(env.SOURCE_DATE_EPOCH);
  const { code, output } = await run('git', ['log', '-1', '--format=%ct'], { cwd: projectDir });
  if (code === 0) return Number(output.trim());
  const changelog = await readFile(path.join(projectDir, 'CHANGELOG.md'), 'utf8');
  return Date.parse(parseChangelog(changelog)[0]?.date ?? '2026-11-22') / 1000;
}
