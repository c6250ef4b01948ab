/** An error that nobody caught: the app comes back from what was saved, but not for ever. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp, type RunningApp } from '../support/app';
import { expect, test } from '../support/test';
import { until } from '../support/until';

/** Once the app is wholly there: what the driver asks while it is loaded may be lost. */
async function fail(app: RunningApp): Promise<void> {
  await app.status();
  await app.electron.evaluate(() => {
    setTimeout(() => {
      throw new Error('the sky fell');
    });
  });
}

async function withCrashes(dir: string, minutesAgo: readonly number[]): Promise<void> {
  const at = minutesAgo.map((minutes) => Date.now() - minutes * 60_000);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'crashes.json'), JSON.stringify({ version: 1, at, aside: null }));
}

test('starts it again from what was saved, and afresh at the second', async ({ desktop }) => {
  const userDataDir = join(desktop.directory, 'profile');
  await withCrashes(userDataDir, [1]);
  const app = await launchApp(desktop, { entry: 'built', userDataDir });
  await app.runCli('--pause=forever');
  await fail(app);
  await until(async () => (await app.runCli('--status')).stdout.includes('Unhunch'), {
    what: 'the next one to answer',
    withinMs: 30_000,
  });
  expect((await app.status()).phase).not.toBe('paused');
  const names = await readdir(userDataDir);
  const aside = names.find((name) => name.startsWith('state.json.aside-')) ?? '';
  expect(JSON.parse(await readFile(join(userDataDir, aside), 'utf8')).pause).not.toBeNull();
  await until(() => desktop.notifications.shown.some(({ body }) => /begun afresh/.test(body)), {
    what: 'to be told',
  });
  expect(await readFile(join(userDataDir, 'unhunch.log'), 'utf8')).toContain('the sky fell');
  await app.runCli('--quit');
});

test('ends it at the third, with the reason', async ({ desktop }) => {
  const userDataDir = join(desktop.directory, 'profile');
  await withCrashes(userDataDir, [2, 1]);
  const app = await launchApp(desktop, { entry: 'built', userDataDir });
  await fail(app);
  await app.ended({ withinMs: 20_000 });
  expect(app.output()).toContain(
    'unhunch: Unhunch failed three times within five minutes and has ended: the sky fell.',
  );
});

test('that of a promise is logged, no more', async ({ desktop }) => {
  const app = await launchApp(desktop, { entry: 'built' });
  await app.status();
  await app.electron.evaluate(() => void Promise.reject(new Error('a promise broke')));
  const log = join(app.userDataDir, 'unhunch.log');
  await until(async () => (await readFile(log, 'utf8')).includes('a promise broke'), {
    what: 'the line in the log',
  });
  expect(await app.status()).toMatchObject({ phase: expect.any(String) });
  expect(await readdir(app.userDataDir)).not.toContain('crashes.json');
});
