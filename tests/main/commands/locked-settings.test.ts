import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AppAtWork, startAtWork } from '../app-at-work';

const path = '/etc/unhunch/policy.json';
const content = {
  version: 1,
  presets: { app: { language: 'de' }, breaks: { snoozeMinutes: 7 }, hooks: { pause: ['/bin/sh'] } },
  locks: ['app.language'],
};

let dir: string;
let work: AppAtWork | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-policy-'));
});
afterEach(() => {
  work?.app.stop();
  rmSync(dir, { recursive: true });
});

const told = () => work?.ports.notifier.shown.map(({ body }) => body).join('\n');

it('what is locked can be changed neither by a window nor in the file', async () => {
  work = startAtWork(dir, { policy: { path, content }, settings: { app: { language: 'fr' } } });
  const change = work.app.handlers['settings.change'];
  expect(await change({ path: 'app.language', value: 'en' })).toMatchObject({ code: 'locked' });
  expect(await change({ path: 'breaks.snoozeMinutes', value: 9 })).toBeNull();
  const file = JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8'));
  expect(file.app).toEqual({ language: 'fr' });
  await work.pass(0);
  expect(told()).toContain('app.language');
  const { stdout } = await work.app.run({ name: 'status', json: false });
  expect(stdout).toContain('Nächste Pause');
});

it('what a policy may not say is told and does nothing', async () => {
  work = startAtWork(dir, { policy: { path, content } });
  await work.pass(0);
  expect(told()).toContain('presets.hooks.pause');
});

it('a policy that does not count is told, and the app starts all the same', async () => {
  const refused = 'others than the administrator can write /etc/unhunch/policy.json';
  work = startAtWork(dir, { policy: { path, refused } });
  await work.pass(0);
  expect(told()).toContain(refused);
  expect(await work.status()).toMatchObject({ phase: 'counting' });
});

it('a setting goes back to the preset when the person takes theirs back', async () => {
  work = startAtWork(dir, { policy: { path, content } });
  await work.app.handlers['settings.change']({ path: 'breaks.snoozeMinutes', value: 9 });
  await work.app.handlers['settings.reset']({ path: 'breaks' });
  const file = JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8'));
  expect(file.breaks?.snoozeMinutes).toBeUndefined();
});
