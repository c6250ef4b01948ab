/** The app is killed at random instants while commands arrive: each gets an answer or a reason. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { type PackagedApp, whyNoPackage, withPackagedApp } from '../support/packaged-app';
import { descendantsOf } from '../support/processes';
import type { Fault } from './fault';

const kills = 100;
/** From before the lock is taken until long after the first command was answered. */
const longestMs = 2_500;
/** None of them starts an app where there is none. */
const commands = ['--status', '--status --json', '--quit=no', '--help'];
const answers = [0, 2, 3];

const fault: Fault = {
  name: 'kills of the packaged app, commands arriving',
  async run() {
    const notRun = whyNoPackage();
    if (notRun) return { tried: 0, failed: [], notRun };
    return await withPackagedApp(async (app) => {
      const failed: string[] = [];
      for (let kill = 0; kill < kills; kill++) {
        for (const problem of await killOnce(app)) failed.push(`kill ${kill}: ${problem}`);
      }
      app.start();
      await app.untilAnswers();
      return { tried: kills, failed };
    });
  },
};

export default fault;

async function killOnce(app: PackagedApp): Promise<readonly string[]> {
  const command = app.start();
  const afterMs = Math.random() * longestMs;
  const asked = commands.map(async (line) => {
    await pass(Math.random() * longestMs);
    return { line, ...(await app.command(...line.split(' '))) };
  });
  await pass(afterMs);
  // The command takes the app with it; the app alone leaves the command, which starts it again.
  const [main] = await descendantsOf(command.pid);
  if (main && Math.random() < 0.5) process.kill(main.pid, 'SIGKILL');
  await pass(Math.random() * 100);
  command.signal('SIGKILL');
  await command.finished({ withinMs: 10_000 });

  const problems: string[] = [];
  for (const { line, code, stderr } of await Promise.all(asked)) {
    if (!answers.includes(code ?? -1)) problems.push(`${line}: ${code} ${stderr}`);
  }
  const left = await readFile(join(app.folder, 'state.json'), 'utf8').catch(() => '{}');
  try {
    JSON.parse(left);
  } catch {
    problems.push(`state.json is ${left}`);
  }
  const names = await readdir(app.folder);
  const corrupt = names.filter((name) => name.includes('.corrupt'));
  if (corrupt.length > 0) problems.push(`called corrupt: ${corrupt.join(', ')}`);
  return problems;
}
