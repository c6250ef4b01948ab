/** Each kind of broken file in the place of each file of the app's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Fault } from './fault';

/** No case takes more than a second or two; one that takes so long hangs. */
const hungMs = 30_000;

const fault: Fault = {
  name: 'kinds of broken file in the place of each file',
  async run(programOf) {
    const failed: string[] = [];
    let tried = 0;
    let total = Number.POSITIVE_INFINITY;
    while (tried < total) {
      const said = await tryFrom(programOf('open-broken'), tried);
      total = Number(/^(\d+) cases/.exec(said)?.[1] ?? 0);
      const names = new Map(
        [...said.matchAll(/^trying (\d+) (.*)$/gm)].map(([, number = '', name = '']) => [
          number,
          name,
        ]),
      );
      for (const [, number = '', why] of said.matchAll(/^failed (\d+) (.*)$/gm)) {
        failed.push(`${names.get(number)}: ${why}`);
      }
      const ended = [...said.matchAll(/^(?:held|failed) (\d+)/gm)].length;
      if (tried + ended < total) failed.push(`${[...names.values()].at(-1)}: hung or crashed`);
      tried = Math.min(total, tried + ended + (tried + ended < total ? 1 : 0));
    }
    return { tried, failed };
  },
};

export default fault;

/** What it said until it ended or said nothing for too long. */
async function tryFrom(program: string, number: number): Promise<string> {
  const child = spawn(process.execPath, [program, resolve('assets'), String(number)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const kill = () => child.kill('SIGKILL');
  let watchdog = setTimeout(kill, hungMs);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    clearTimeout(watchdog);
    watchdog = setTimeout(kill, hungMs);
  });
  await once(child, 'close');
  clearTimeout(watchdog);
  return said;
}
