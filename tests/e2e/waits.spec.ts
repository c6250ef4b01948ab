/** A wait that other programs tell of: the offer, the session, its end; with real programs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcess } from '../support/processes';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { startAtWork, untilPhase } from './at-work';

const offer = 'While you wait: a short break';
const minute = 60_000;
const notified = { breaks: { presence: 'notification' } };

test('the offer, the move, and the end of the wait, which lets one finish', async ({ desktop }) => {
  const app = await startAtWork(desktop, notified);
  await app.clock.advance(30 * minute);
  const build = startProcess('sleep', ['600'], { env: desktop.env });
  desktop.onStop(() => build.stop());
  const told = await app.runCli('--waiting=build', `--pid=${build.pid}`);
  expect(told).toMatchObject({ code: 0, stdout: '', stderr: '' });
  await app.clock.advance(11_000);
  await app.clock.advance(61_000);
  desktop.notifications.press(await desktop.notifications.waitFor(offer), 'Start');
  const session = await app.session();
  await session.underWay();
  const over = session.page.getByText('What you waited for is done.');
  await expect(over).toBeHidden();
  await build.stop();
  await expect(over).toBeVisible({ timeout: 15_000 });
  await until(async () => {
    await app.clock.advance(4_000);
    return session.page.getByText('How was it?').isVisible();
  });
  await desktop.screen.press('2');
  const file = join(app.userDataDir, 'history', '2026.json');
  const history = await until(async () => JSON.parse(await readFile(file, 'utf8')), {
    what: 'the history to be written',
  });
  expect(history.days['2026-03-02'].sessions).toMatchObject([{ outcome: 'done', wait: true }]);
});

test('of eight waits at once the last that ends takes the offer away', async ({ desktop }) => {
  const app = await startAtWork(desktop, notified);
  await app.clock.advance(30 * minute);
  const names = Array.from({ length: 8 }, (_, n) => `wait-${n}`);
  await Promise.all(names.map((name) => app.runCli(`--waiting=${name}`)));
  await app.clock.advance(11_000);
  await app.clock.advance(61_000);
  const shown = await desktop.notifications.waitFor(offer);
  await Promise.all(names.slice(1).map((name) => app.runCli(`--done=${name}`)));
  expect(shown.open).toBe(true);
  await app.runCli('--done=wait-0');
  await until(() => !shown.open, { what: 'the offer to go' });
  await untilPhase(app, 'counting');
});

test('a program that is killed waits for nothing', async ({ desktop }) => {
  const app = await startAtWork(desktop, notified);
  await app.clock.advance(30 * minute);
  const build = startProcess('sleep', ['600'], { env: desktop.env });
  desktop.onStop(() => build.stop());
  await app.runCli('--waiting=build', `--pid=${build.pid}`);
  await app.clock.advance(11_000);
  await app.clock.advance(61_000);
  const shown = await desktop.notifications.waitFor(offer);
  process.kill(build.pid, 'SIGKILL');
  await until(() => !shown.open, { what: 'the offer to go', withinMs: 15_000 });
});
