import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diagnosisText } from '#core/diagnosis';
import { parseSettings } from '#core/settings';
import { diagnose, settingsAtRest } from '../../../main/commands/diagnose';
import { startAtWork } from '../app-at-work';

let home: string;
let dir: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ann-of-all-people-'));
  dir = join(home, '.config/Unhunch');
  mkdirSync(join(dir, 'history'), { recursive: true });
  mkdirSync(join(dir, 'moves'));
});
afterEach(() => rmSync(home, { recursive: true }));

const host = () => ({
  userDataDir: dir,
  assetsDir: '',
  stillsDir: 'stills',
  version: '0.2.0',
  electron: '45.4.1',
  systemLanguages: ['en'],
  formats: { clock: null, weekStart: null },
  policy: null,
  installed: 'deb' as const,
  system: { platform: 'linux 6.1 x64', XDG_CURRENT_DESKTOP: 'GNOME' },
  homeDir: home,
  appDataDir: '/home/ada/.config',
});

const personal = {
  breaks: { intervalMinutes: 30 },
  body: { profile: ['soreNeck'], plan: 'After lunch I stretch', disabledMoves: ['chin-tuck'] },
  app: { askComfort: true, figure: 'varied-but-mine' },
  hooks: { pause: ['/opt/secret-program', '--token=abc'] },
  daysOff: ['2026-12-25'],
};

it('says how machine, settings and files are, and nothing of the person', () => {
  writeFileSync(join(dir, 'settings.json'), JSON.stringify(personal));
  writeFileSync(join(dir, 'state.json'), '{"sitting": 12, broken');
  writeFileSync(join(dir, 'history/2026.json'), '{}');
  writeFileSync(join(dir, 'moves/anns-own-move.json'), '{}');
  const text = diagnose(host(), settingsAtRest(host()), null);
  expect(text).toBe(
    [
      'Unhunch 0.2.0 on Electron 45.4.1, installed as deb',
      '',
      'System',
      '  platform: linux 6.1 x64',
      '  XDG_CURRENT_DESKTOP: GNOME',
      '',
      'Running',
      '  app: not running',
      '',
      'Settings that differ from the defaults',
      '  breaks.intervalMinutes: 30',
      '  hooks: pause',
      '',
      'Policy',
      '  none',
      '',
      'Files in ~/.config/Unhunch',
      `  settings.json: ${JSON.stringify(personal).length} bytes, fine`,
      '  state.json: 22 bytes, no JSON',
      '  history/2026.json: 2 bytes, fine',
      '  moves: 0 bytes, 1 files',
    ].join('\n'),
  );
});

it('shows no home folder, however it is written', () => {
  const settings = parseSettings({ sound: { voice: true } }).settings;
  const text = diagnosisText(
    {
      ...host(),
      filesDir: 'C:\\Users\\Ann\\AppData\\Roaming\\Unhunch',
      files: [],
      policy: 'C:/Users/Ann/policy and "C:\\\\Users\\\\Ann"',
      settings,
      running: null,
    },
    'C:\\Users\\Ann',
  );
  expect(text).not.toContain('Ann');
  expect(text).toContain('Files in ~\\AppData');
});

it('tells what a policy locks', () => {
  const content = { version: 1, presets: { daysOff: [] }, locks: ['daysOff'] };
  const policy = { path: '/etc/unhunch/policy.json', content };
  const text = diagnose({ ...host(), policy }, settingsAtRest({ ...host(), policy }), null);
  expect(text).toContain('  found: /etc/unhunch/policy.json, 1 presets, locks daysOff, 0 problems');
});

it('is answered by the running app with what it knows of the desktop', async () => {
  const work = startAtWork(dir);
  const { stdout } = await work.app.run({ name: 'diagnose' });
  work.app.stop();
  expect(stdout).toMatch(/^Unhunch 1\.2\.3 on Electron 45\.0\.0, installed as source\n/);
  expect(stdout).toMatch(/\nRunning\n {2}tray: /);
});
