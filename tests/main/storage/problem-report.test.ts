import { expect, it } from 'vitest';
import type { FileProblem } from '#core/file-problem';
import { createReport } from '../../../main/storage/problem-report';
import { createFakePorts } from '../../support/fake-ports';
import { desktopTexts } from '../../support/texts';

const newer = (path: string): FileProblem => [{ key: 'file.newer', params: { path } }];

const told: (readonly FileProblem[])[] = [];
const { log } = createFakePorts(0);
const report = createReport(log, desktopTexts(), (problems) => told.push(problems));
const untold = async () => {
  await Promise.resolve();
  return told.splice(0);
};

it('tells what came up together in one, what comes up later by itself, and what lasts once', async () => {
  report.now('a', [newer('one')]);
  report.note('a detail');
  report.now('b', [newer('two'), newer('two')]);
  report.now('a', [newer('one')]);
  expect(told).toEqual([]);
  expect(await untold()).toEqual([[newer('one'), newer('two')]]);
  report.now('a', [newer('one'), newer('three')]);
  report.note('a detail');
  expect(await untold()).toEqual([[newer('three')]]);
  expect(log.lines).toEqual([
    'warn one was written by a newer version.',
    'info a detail',
    'warn two was written by a newer version.',
    'warn three was written by a newer version.',
  ]);
});

it('tells a problem again that comes back after it had gone', async () => {
  report.now('c', [newer('four')]);
  report.now('c', []);
  report.now('c', [newer('four')]);
  expect(await untold()).toEqual([[newer('four'), newer('four')]]);
});
