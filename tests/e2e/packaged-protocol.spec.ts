/** The client's half of the protocol, in C and the same on every system, beside the app's. */
import { join } from 'node:path';
import {
  decodeRequest,
  encodeReply,
  encodeRequest,
} from '../../main/desktop/startup/control-protocol';
import { projectDir } from '../../scripts/script';
import { outputOf } from '../support/processes';
import { expect, test } from '../support/test';

let program: string;
test.beforeEach(async ({ desktop }) => {
  program = join(desktop.directory, 'protocol');
  const source = join(projectDir, 'tests/native/protocol-under-test.c');
  const checks = ['-Wall', '-Wextra', '-Werror', '-fsanitize=address,undefined'];
  await outputOf('cc', [...checks, '-o', program, source], { withinMs: 30_000 });
});

test('what it sends is what the app reads', async () => {
  for (const args of [
    [],
    ['--status', ''],
    ['ü\n"\\', '--start=chin-tuck'],
    ['x'.repeat(50_000)],
  ]) {
    const request = { args, folder: '/home/ü', display: ':0', waylandDisplay: '' };
    const sent = await outputOf(program, ['request', '/home/ü', ':0', '', ...args]);
    expect(sent).toBe(encodeRequest(request).toString());
    expect(decodeRequest(Buffer.from(sent))).toEqual(request);
  }
});

test('what the app answers is what it reads, whole or not at all', async () => {
  const read = (input: string) => outputOf(program, ['reply'], { input });
  const reply = encodeReply({ exitCode: 3, stdout: 'ü\n', stderr: 'no' }).toString();
  expect(await read(reply)).toBe('done 3 [ü\n] [no]');
  expect(await read(`${reply} and more`)).toBe('done 3 [ü\n] [no]');
  for (const part of ['', '3', '3 3', '3 3 2', '3 3 2\n', reply.slice(0, -1)]) {
    expect(await read(part), part).toBe('more');
  }
  const wrong = ['hello\n', '\n', '3 3\n', '-1 0 0\n', '256 0 0\n', '0 99999999999999999999 0\n'];
  for (const bytes of wrong) expect(await read(bytes), bytes).toBe('wrong');
});
