import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createProcesses } from '../../../main/desktop/processes';

const processes = createProcesses(10);

test('the end of another program is told, once', async () => {
  const program = spawn('sleep', ['60']);
  let ends = 0;
  const told = new Promise<void>((resolve) => {
    processes.onEnd(program.pid ?? 0, () => {
      ends += 1;
      resolve();
    });
  });
  program.kill();
  await told;
  expect(ends).toBe(1);
});

test('one that has ended already, or never was, is not watched', async () => {
  const program = spawn('true');
  await once(program, 'exit');
  expect(processes.onEnd(program.pid ?? 0, () => {})).toBeNull();
  expect(processes.onEnd(99_999_999, () => {})).toBeNull();
});

test('nothing is told of one that nobody watches any more', async () => {
  const program = spawn('sleep', ['60']);
  const stop = processes.onEnd(program.pid ?? 0, () => {
    throw new Error('told');
  });
  stop?.();
  const other = new Promise<void>((resolve) => processes.onEnd(program.pid ?? 0, resolve));
  program.kill();
  await other;
});
