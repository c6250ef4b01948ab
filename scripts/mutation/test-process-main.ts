/** The process that `TestProcess` starts: answers each question with the files it tested. */
import type { Question, Setup } from './test-process';
import { TestRunner } from './test-runner';

const { instrumentedFile, workers, bail } = JSON.parse(process.argv[2] ?? '') as Setup;
const runner = TestRunner.open(instrumentedFile, workers, bail);

process.on('message', async ({ files, trial }: Question) => {
  const opened = await runner;
  process.send?.(await opened.run(files.length > 0 ? files : opened.files, trial));
});
process.on('disconnect', () => process.exit());
