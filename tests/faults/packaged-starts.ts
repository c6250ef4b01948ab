/** Many starts at the same moment: one app, and an answer for everybody else. */
import { whyNoPackage, withPackagedApp } from '../support/packaged-app';
import { until } from '../support/until';
import type { Fault } from './fault';

const rounds = 3;
const starts = 60;

const fault: Fault = {
  name: 'starts at once, 60 of them, three times',
  async run() {
    const notRun = whyNoPackage();
    if (notRun) return { tried: 0, failed: [], notRun };
    return await withPackagedApp(async (app) => {
      const failed: string[] = [];
      for (let round = 0; round < rounds; round++) {
        const all = Array.from({ length: starts }, () => app.start());
        const left = () => all.filter((each) => each.isRunning());
        await until(() => left().length <= 1, { what: 'the others to end', withinMs: 90_000 });
        if (left().length === 0) failed.push(`round ${round}: no app is left`);
        for (const each of all.filter((each) => !each.isRunning())) {
          const { code, stdout, stderr } = await each.finished();
          if (code === 0 && stdout === 'Unhunch is running.\n') continue;
          failed.push(`round ${round}: ${code} ${stdout}${stderr}`);
        }
        await app.command('--quit');
        await Promise.all(all.map((each) => each.finished({ withinMs: 20_000 })));
      }
      return { tried: rounds * starts, failed };
    });
  },
};

export default fault;
