/** A status query from a place with nothing but PATH and HOME. */
import { median } from '../../scripts/median';
import { whyNoPackage, withPackagedApp } from '../support/packaged-app';
import type { Fault } from './fault';

const queries = 20;
const mostMs = 150;

const fault: Fault = {
  name: 'status queries from env -i',
  async run() {
    const notRun = whyNoPackage();
    if (notRun) return { tried: 0, failed: [], notRun };
    return await withPackagedApp(async (app) => {
      app.start();
      await app.untilAnswers();
      const failed: string[] = [];
      const times: number[] = [];
      for (let query = 0; query < queries; query++) {
        const since = performance.now();
        const { code, stderr } = await app.command('--status');
        times.push(performance.now() - since);
        if (code !== 0 || stderr !== '') failed.push(`query ${query}: ${code} ${stderr}`);
      }
      const middle = median(times);
      console.log(`   median ${middle.toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`);
      if (middle >= mostMs) failed.push(`the median is ${middle} ms, not below ${mostMs}`);
      return { tried: queries, failed };
    });
  },
};

export default fault;
