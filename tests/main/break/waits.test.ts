/** The shell with what is waited for: from the commands to the offer, its session and the history. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppAtWork, minute, second, startAtWork } from '../app-at-work';

let desk: AppAtWork;

beforeEach(() => {
  desk = startAtWork(mkdtempSync(join(tmpdir(), 'unhunch-waits-')));
});
afterEach(() => desk.app.stop());

const silent = { exitCode: 0, stdout: '', stderr: '' };
const begin = (wait = '', pid: number | null = null) =>
  desk.app.run({ name: 'waiting', wait, pid });
const done = (wait = '') => desk.app.run({ name: 'done', wait });
const offer = () =>
  desk.ports.notifier.shown.find(({ title }) => title === 'While you wait: a short break');

/** Ten seconds into the wait, and a lull. */
const forTheOffer = () => desk.pass(20 * second);

test('a wait near a break brings an offer, silently for whoever tells of it', async () => {
  await desk.pass(30 * minute);
  expect(await begin('build')).toEqual(silent);
  expect(offer()).toBeUndefined();
  await forTheOffer();
  expect(offer()?.actions.map(({ answer }) => answer)).toEqual(['start', 'snooze', 'skip']);
  expect(await done('build')).toEqual(silent);
  expect((await desk.status()).phase).toBe('counting');
});

test('several at once: the offer stays while one of them lasts', async () => {
  await desk.pass(30 * minute);
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await begin(name);
  await forTheOffer();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await done(name);
  expect((await desk.status()).phase).toBe('reminding');
  await done('h');
  expect((await desk.status()).phase).toBe('counting');
});

test('a wait ends with its process, and one of a process that is gone never begins', async () => {
  await desk.pass(30 * minute);
  await begin('gone', 99);
  desk.ports.processes.start(100);
  await begin('build', 100);
  await forTheOffer();
  expect(offer()).toBeDefined();
  desk.ports.processes.end(100);
  expect((await desk.status()).phase).toBe('counting');
});

test('a wait begun again with another process is not ended by the first', async () => {
  await desk.pass(30 * minute);
  desk.ports.processes.start(100);
  desk.ports.processes.start(101);
  await begin('build', 100);
  await begin('build', 101);
  desk.ports.processes.end(100);
  await forTheOffer();
  expect((await desk.status()).phase).toBe('reminding');
});

test('its end in the session is said there, the history keeps that it was one, and no name', async () => {
  await desk.pass(30 * minute);
  await begin('secret-project');
  await forTheOffer();
  desk.ports.notifier.answers.tell(offer()?.id ?? '', 'start');
  const shown = () => desk.ports.windows.view('session');
  expect(shown()).toMatchObject({ waitIsOver: false });
  await done('secret-project');
  expect(shown()).toMatchObject({ waitIsOver: true });
  await desk.pass(5 * minute);
  expect(desk.history()?.sessions).toMatchObject([{ outcome: 'done', wait: true }]);
  desk.app.stop();
  const files = readdirSync(desk.dir, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toContain('secret-project');
  }
  expect(JSON.stringify(desk.ports.log)).not.toContain('secret-project');
});

test('half an hour is the longest wait', async () => {
  await begin('forgotten');
  await desk.pass(26 * minute);
  expect(offer()).toBeUndefined();
  await desk.pass(5 * minute);
  expect(offer()).toBeDefined();
  expect((await desk.status()).phase).toBe('counting');
});
