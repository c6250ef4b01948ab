import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createHooks } from '../../../main/desktop/hooks';
import { runProgram } from '../../../main/desktop/run-program';
import type { LogPort } from '../../../main/ports';

function logOf(lines: string[]): LogPort {
  return {
    info: (line) => lines.push(`info ${line}`),
    warn: (line) => lines.push(`warn ${line}`),
    error: (line) => lines.push(`error ${line}`),
  };
}

it('runs a program with its arguments as they are, without a shell', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unhunch-hook-'));
  const file = join(folder, 'said');
  const lines: string[] = [];
  const script = 'require("fs").writeFileSync(process.argv[1], process.argv[2])';
  const command = [process.execPath, '-e', script, file, '$(touch x); `id` > y'];
  expect(await createHooks(logOf(lines)).run('break-due', command)).toBe('done');
  expect(await readFile(file, 'utf8')).toBe('$(touch x); `id` > y');
  expect(lines).toEqual(['info hook break-due: done']);
  await rm(folder, { recursive: true });
});

it('logs how a program failed, never its arguments', async () => {
  const lines: string[] = [];
  const hooks = createHooks(logOf(lines));
  expect(await hooks.run('pause', ['/nonexistent/program', 'secret'])).toBe('missing');
  const failing = [process.execPath, '-e', 'process.exit(3)', 'secret'];
  expect(await hooks.run('session-end', failing)).toBe('failed');
  expect(lines).toEqual([
    "warn hook pause: its program can't be run",
    'warn hook session-end: exit code 3',
  ]);
});

it('ends a program that takes longer than 10 s', async () => {
  const lines: string[] = [];
  let limit = 0;
  const hooks = createHooks(logOf(lines), async (_program, _args, limitMs) => {
    limit = limitMs;
    return { kind: 'late' };
  });
  expect(await hooks.run('break-due', ['sleep', '60'])).toBe('late');
  expect(limit).toBe(10_000);
  expect(lines).toEqual(['warn hook break-due: ended after 10 s']);
});

it('kills what runs longer than its limit', async () => {
  expect(await runProgram('sleep', ['60'], 50)).toEqual({ kind: 'late' });
});

it('does nothing for an empty command', async () => {
  const lines: string[] = [];
  expect(await createHooks(logOf(lines)).run('pause', [])).toBe('missing');
  expect(lines).toEqual([]);
});
