/**
 * `npm run smoke`: whether the packaged app starts on this system, answers on the command line,
 * and quits.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { projectDir, run, runScript, UserError } from './script';

const patienceMs = 60_000;
const againMs = 500;

const folders: Partial<Record<NodeJS.Platform, string>> = {
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Unhunch.app/Contents/MacOS/Unhunch`,
  win32: `win${process.arch === 'arm64' ? '-arm64' : ''}-unpacked/Unhunch.exe`,
  linux: `linux${process.arch === 'arm64' ? '-arm64' : ''}-unpacked/unhunch`,
};

runScript(async () => {
  const program = path.join(projectDir, 'dist', folders[process.platform] ?? '');
  const files = await mkdtemp(path.join(tmpdir(), 'unhunch-smoke-'));
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...switches, `--user-data-dir=${files}`];
  const app = spawn(program, args, { stdio: 'ignore' });
  const ended = once(app, 'exit');
  try {
    const status = await firstStatus(program, args);
    console.log(status);
    const quit = await run(program, [...args, '--quit']);
    if (quit.code !== 0) throw new UserError(`--quit: ${quit.output}`);
    await Promise.race([ended, tooLate('end')]);
    console.log('It started, answered and quit.');
    return 0;
  } finally {
    app.kill();
    await rm(files, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function firstStatus(program: string, args: string[]): Promise<string> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const { code, output } = await run(program, [...args, '--status', '--json']);
    if (code === 0) return output.trim();
    if (performance.now() > giveUpAt) throw new UserError(`It does not answer: ${output}`);
    await pass(againMs);
  }
}

async function tooLate(doing: string): Promise<never> {
  await pass(patienceMs);
  throw new UserError(`It did not ${doing} within ${patienceMs / 1000} s.`);
}
