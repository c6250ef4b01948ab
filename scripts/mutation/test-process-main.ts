/** The process that `TestProcess` starts: answers each question with the files it tested. */
import type { Question } from './test-process';
import { type Setup, TestRunner } from './test-runner';

const runner = TestRunner.open(JSON.parse(process.argv[2] ?? '') as Setup);

process.on('message', async ({ files, trial }: Question) => {
  const opened = await runner;
  process.send?.(await opened.run(files.length > 0 ? files : opened.files, trial));
});
process.on('disconnect', () => process.exit());
