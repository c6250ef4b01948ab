import { expect, it } from 'vitest';
import { createReport } from '../../main/report';
import { createFakePorts } from '../support/fake-ports';

it('tells what came up together in one, what comes up later by itself, and nothing twice', async () => {
  const { log } = createFakePorts(0);
  const told: (readonly string[])[] = [];
  const report = createReport(log, (problems) => told.push(problems));
  report.problem('one');
  report.note('a detail');
  report.problem('two');
  report.problem('one');
  expect(told).toEqual([]);
  await Promise.resolve();
  report.problem('three');
  report.problem('two');
  report.note('a detail');
  await Promise.resolve();
  expect(told).toEqual([['one', 'two'], ['three']]);
  expect(log.lines).toEqual(['warn one', 'info a detail', 'warn two', 'warn three']);
});
