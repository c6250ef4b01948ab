import { expect, it } from 'vitest';
import type { FileProblem } from '#core/file-problem';
import { createReport } from '../../../main/storage/problem-report';
import { createFakePorts } from '../../support/fake-ports';
import { desktopTexts } from '../../support/texts';

const newer = (path: string): FileProblem => [{ key: 'file.newer', params: { path } }];

it('tells what came up together in one, what comes up later by itself, and nothing twice', async () => {
  const { log } = createFakePorts(0);
  const told: (readonly FileProblem[])[] = [];
  const report = createReport(log, desktopTexts(), (problems) => told.push(problems));
  report.problem(newer('one'));
  report.note('a detail');
  report.problem(newer('two'));
  report.problem(newer('one'));
  expect(told).toEqual([]);
  await Promise.resolve();
  report.problem(newer('three'));
  report.problem(newer('two'));
  report.note('a detail');
  await Promise.resolve();
  expect(told).toEqual([[newer('one'), newer('two')], [newer('three')]]);
  expect(log.lines).toEqual([
    'warn one was written by a newer version.',
    'info a detail',
    'warn two was written by a newer version.',
    'warn three was written by a newer version.',
  ]);
});
