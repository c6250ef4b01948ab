/** Settings: what is changed on the page is in the file, and in the schedule, at once. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Bridge } from '#core/contract';
import { languages } from '#core/languages';
import { hookEvents, settingSchemaAt, settingsSchema } from '#core/settings';
import { launchApp, type RunningApp } from '../support/app';
import { setDoNotDisturb } from '../support/do-not-disturb';
import { settingsWithoutRow } from '../support/settings-without-row';
import { startSpeech } from '../support/speech';
import { expect, test } from '../support/test';
import { until } from '../support/until';

type Json = Record<string, unknown>;

async function fileOf(app: RunningApp): Promise<Json> {
  return JSON.parse(await readFile(join(app.userDataDir, 'settings.json'), 'utf8')) as Json;
}

const valueAt = (json: Json, path: string) =>
  path.split('.').reduce<unknown>((part, key) => (part as Json | undefined)?.[key], json);

async function expectInFile(app: RunningApp, path: string, value: unknown): Promise<void> {
  await until(
    async () => {
      expect(valueAt(await fileOf(app), path)).toEqual(value);
      return true;
    },
    { what: `${path} in settings.json` },
  );
}

/** What the person does in the desktop's dialogs: the file they choose, the button they press. */
function answerDialogs(
  app: RunningApp,
  answers: { readonly program: string; readonly response: number },
): Promise<void> {
  return app.electron.evaluate(({ dialog }, { program, response }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [program] });
    dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
  }, answers);
}

const row = (page: Page, path: string) => page.locator(`[data-setting="${path}"]`);

type Change = readonly [
  path: string,
  change: (row: Locator, page: Page) => Promise<void>,
  value: unknown,
];

const typed = (path: string, text: string): Change => [
  path,
  async (box) => {
    const input = box.getByRole('textbox');
    await input.fill(text);
    await input.press('Enter');
  },
  Number(text),
];

const switched = (path: string, value: boolean): Change => [
  path,
  (box) => box.locator('label').click(),
  value,
];

const chosen = (path: string, label: string, value: unknown): Change => [
  path,
  (box) => box.getByText(label, { exact: true }).click(),
  value,
];

/** What is in the way has a row for the place one works at: that is chosen first. */
const inTheWay = (place: string, label: string): Change => [
  `notHere.${place}`,
  async (box, page) => {
    await row(page, 'body.place').getByText(label, { exact: true }).click();
    await box.getByText('No floor', { exact: true }).click();
  },
  ['noFloor'],
];

const written = (path: string, text: string, value: unknown): Change => [
  path,
  async (box) => {
    await box.getByRole('textbox').fill(text);
    await box.getByRole('textbox').blur();
  },
  value,
];

/** Through the desktop's dialogs, in which the test stands in for the person. */
const hooked = (event: string): Change => [
  `hooks.${event}`,
  (box) => box.getByRole('button', { name: /^Choose a program/ }).click(),
  ['/bin/true'],
];

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const freed = (day: string): Change => [
  `workHours.${day}`,
  (_, page) =>
    page.locator(`[data-day="${day}"]`).getByRole('button', { name: 'Remove' }).first().click(),
  [],
];

const added = (day: string): Change => [
  `workHours.${day}`,
  (_, page) =>
    page.locator(`[data-day="${day}"]`).getByRole('button', { name: 'Add a range' }).click(),
  [{ start: '09:00', end: '17:30' }],
];

/** Every key there is, in an order in which one change does not hide another's row. */
const changes: readonly Change[] = [
  typed('breaks.intervalMinutes', '37'),
  chosen('breaks.movesPerBreak', 'One', 1),
  typed('breaks.cardAfterSeconds', '45'),
  chosen('breaks.presence', 'Full screen', 'fullscreen'),
  chosen('session.size', 'Large', 'large'),
  typed('session.readySeconds', '15'),
  switched('session.characterKeys', false),
  chosen('breaks.displays', 'The one in use', 'active'),
  typed('breaks.strictSeconds', '12'),
  typed('breaks.headsUpSeconds', '90'),
  typed('breaks.snoozeMinutes', '7'),
  typed('breaks.snoozeLimit', '2'),
  switched('breaks.skipAllowed', false),
  typed('breaks.naturalBreakMinutes', '9'),
  typed('breaks.quietEndMinutes', '25'),
  typed('breaks.maxHoldMinutes', '33'),
  typed('wait.fromPercent', '70'),
  switched('wait.offers', false),
  [
    'breaks.fixedTimes',
    (box) => box.getByRole('button', { name: 'Add a time' }).click(),
    ['10:30'],
  ],
  ...weekdays.map((day) => (day === 'saturday' || day === 'sunday' ? added(day) : freed(day))),
  [
    'daysOff',
    async (box) => {
      await box.getByRole('button', { name: /March 18/ }).click();
      await box.getByRole('button', { name: /March 20/ }).click();
    },
    ['2026-03-18/2026-03-20'],
  ],
  switched('hold.doNotDisturb', false),
  switched('hold.fullscreen', false),
  switched('hold.microphone', false),
  switched('hold.camera', false),
  chosen('body.equipment', 'Band', ['wall', 'doorway', 'chair', 'band']),
  chosen('body.place', 'Open office', 'openOffice'),
  inTheWay('home', 'At home'),
  inTheWay('meetingRoom', 'A room to myself'),
  inTheWay('standingDesk', 'Standing desk'),
  inTheWay('openOffice', 'Open office'),
  chosen('body.profile', 'Seated only', ['seatedOnly']),
  chosen('body.level', 'Strong', 'strong'),
  chosen('body.focus', 'Upper back', ['midTrap', 'lowTrap', 'rhomboids']),
  chosen('body.figure', 'Ade', 'ade'),
  written('body.plan', 'When a call ends, I move.', 'When a call ends, I move.'),
  [
    'sound.volume',
    async (box) => {
      await box.getByRole('slider').press('Home');
      await box.getByRole('slider').press('ArrowRight');
    },
    0.05,
  ],
  switched('sound.voice', true),
  [
    'sound.voiceName',
    async (box, page) => {
      await box.getByRole('button').first().click();
      await page.getByRole('option', { name: 'English (Scotland)' }).click();
    },
    'English (Scotland)',
  ],
  [
    'sound.voiceRate',
    async (box) => {
      await box.getByRole('slider').press('Home');
      await box.getByRole('slider').press('ArrowRight');
    },
    0.6,
  ],
  switched('sound.pausePlayers', true),
  switched('sound.enabled', false),
  chosen('app.theme', 'Dark', 'dark'),
  chosen('app.clock', '24 hours', '24h'),
  chosen('app.hideFromCapture', 'Never hide', 'never'),
  typed('app.textSize', '110'),
  switched('app.launchAtLogin', true),
  chosen('app.routineDays', 'Monday', ['monday', 'tuesday', 'friday']),
  [
    'app.shortcut',
    async (box, page) => {
      await box.getByRole('button').first().click();
      await page.keyboard.press('Control+Alt+KeyU');
    },
    'Ctrl+Alt+U',
  ],
  switched('app.askComfort', true),
  ...hookEvents.map(hooked),
  [
    'app.language',
    async (box, page) => {
      await box.getByRole('button').click();
      await page.getByRole('option', { name: 'Deutsch' }).click();
    },
    'de',
  ],
  ['app.welcomed', (box) => box.getByRole('button').click(), false],
];

/** Changed on the page of a move, not among the settings. */
const changedElsewhere = 'body.disabledMoves';

function everyPath(): readonly string[] {
  return Object.keys(settingsSchema.shape).flatMap((section) => {
    const schema = settingSchemaAt(section) as { shape?: object };
    if (schema.shape) return Object.keys(schema.shape).map((key) => `${section}.${key}`);
    return section === 'version' ? [] : [section];
  });
}

test('every setting changed on the page lands in settings.json', async ({ desktop }) => {
  test.setTimeout(120_000);
  const changed = [...changes.map(([path]) => path), changedElsewhere];
  expect([...changed, ...settingsWithoutRow].sort()).toEqual([...everyPath()].sort());
  const { env } = await startSpeech(desktop);
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    settings: { app: { welcomed: true } },
    args: ['--open=moves'],
    env,
  });
  const home = await app.home();
  const { page } = home;

  await page.getByRole('button', { name: /^Chin tuck/ }).click();
  await page.getByRole('switch', { name: /Use in breaks/ }).press('Space');
  await expectInFile(app, changedElsewhere, ['chin-tuck']);

  await home.goTo('Settings');
  await answerDialogs(app, { program: '/bin/true', response: 1 });
  for (const [path, change, value] of changes) {
    await change(row(page, path), page);
    await expectInFile(app, path, value);
  }
});

test('a changed setting holds in the schedule at once', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    settings: { app: { welcomed: true } },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  expect(await app.status()).toMatchObject({ nextBreakAt: '2026-03-02T09:45:00.000+00:00' });

  await row(page, 'breaks.intervalMinutes').getByText('60', { exact: true }).click();
  await expectInFile(app, 'breaks.intervalMinutes', 60);
  expect(await app.status()).toMatchObject({ nextBreakAt: '2026-03-02T10:00:00.000+00:00' });

  await page.getByText('Early', { exact: true }).click();
  await expectInFile(app, 'workHours.friday', [{ start: '07:00', end: '15:30' }]);
  expect(await app.status()).toMatchObject({ workChangesAt: '2026-03-02T15:30:00.000+00:00' });

  await page.getByText('Nights', { exact: true }).click();
  await expectInFile(app, 'workHours.friday', [{ start: '22:00', end: '06:00' }]);
  expect(await app.status()).toMatchObject({
    phase: 'off',
    workChangesAt: '2026-03-02T22:00:00.000+00:00',
  });
});

test('a section goes back to its defaults, and no other', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    settings: {
      app: { welcomed: true, textSize: 120 },
      breaks: { intervalMinutes: 20 },
      body: { level: 'strong' },
    },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  await page.getByRole('button', { name: /^Reset this section.*When/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset' }).click();
  await expect(row(page, 'breaks.intervalMinutes').getByRole('textbox')).toHaveValue('45');
  await page.getByRole('button', { name: /^Reset this section.*Look/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset' }).click();
  await expect(row(page, 'app.textSize').getByRole('textbox')).toHaveValue('100');
  expect(await fileOf(app)).toMatchObject({ body: { level: 'strong' }, app: { welcomed: true } });
});

test('a file edited by hand is picked up, and what is wrong in it is said at its field', async ({
  desktop,
}) => {
  const app = await launchApp(desktop, {
    settings: { app: { welcomed: true } },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  const snooze = row(page, 'breaks.snoozeMinutes');
  await expect(snooze.getByRole('textbox')).toHaveValue('5');
  await writeFile(
    join(app.userDataDir, 'settings.json'),
    JSON.stringify({ breaks: { snoozeMinutes: 8, snoozeLimit: 99 }, app: { welcomed: true } }),
  );
  await expect(snooze.getByRole('textbox')).toHaveValue('8');
  await expect(row(page, 'breaks.snoozeLimit').getByRole('alert')).toHaveText(
    'Choose a value from 0 to 10.',
  );
});

test('options that have no effect now are not shown', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    settings: {
      app: { welcomed: true },
      breaks: { presence: 'notification', snoozeLimit: 0 },
      hold: { doNotDisturb: false, fullscreen: false, microphone: false, camera: false },
      sound: { enabled: false },
    },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  await expect(row(page, 'breaks.snoozeLimit')).toBeVisible();
  for (const path of [
    'breaks.cardAfterSeconds',
    'breaks.displays',
    'breaks.strictSeconds',
    'breaks.snoozeMinutes',
    'breaks.maxHoldMinutes',
    'sound.volume',
  ]) {
    await expect(row(page, path), path).toHaveCount(0);
  }
  await row(page, 'breaks.presence').getByText('Full screen', { exact: true }).click();
  await expect(row(page, 'breaks.strictSeconds')).toBeVisible();
  await expect(row(page, 'breaks.cardAfterSeconds')).toHaveCount(0);
});

test('the jump links stay at hand, and lead to their group', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    settings: { app: { welcomed: true } },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  const links = page.getByRole('navigation', { name: 'Sections' });
  for (const name of ['Advanced', 'My body and place', 'When']) {
    await links.getByRole('button', { name }).click();
    await expect(page.getByRole('heading', { level: 2, name })).toBeFocused();
    await expect(page.getByRole('heading', { level: 2, name })).toBeInViewport();
    await expect(links).toBeInViewport();
  }
});

test.describe('on a desktop that tells of do-not-disturb', () => {
  test.use({ desktopOptions: { name: 'GNOME', notifications: { name: 'gnome-shell' } } });

  test('what would hold a break now is said live', async ({ desktop }) => {
    const app = await launchApp(desktop, {
      settings: { app: { welcomed: true } },
      args: ['--open=settings'],
    });
    const { content } = await app.home();
    const comes = content.getByText('Right now nothing would hold a break up.');
    await expect(comes).toBeVisible({ timeout: 20_000 });
    await setDoNotDisturb(desktop, 'GNOME', true);
    await expect(content.getByText('A break would wait now: Do not disturb.')).toBeVisible({
      timeout: 20_000,
    });
    await setDoNotDisturb(desktop, 'GNOME', false);
    await expect(comes).toBeVisible({ timeout: 20_000 });
  });
});

test('the search finds settings by their words and hides the rest', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    settings: { app: { welcomed: true } },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  await page.getByRole('searchbox').fill('snooze');
  await expect(row(page, 'breaks.snoozeMinutes')).toBeVisible();
  await expect(row(page, 'app.theme')).toHaveCount(0);
  await page.getByRole('searchbox').fill('xyzzy');
  await expect(page.getByText('No setting matches “xyzzy”.')).toBeVisible();
  await page.getByRole('searchbox').press('Escape');
  await expect(row(page, 'app.theme')).toBeVisible();
});

test('a day is copied to others, and a range that ends when it starts is refused', async ({
  desktop,
}) => {
  const app = await launchApp(desktop, {
    settings: {
      app: { welcomed: true },
      workHours: { monday: [{ start: '08:00', end: '11:00' }] },
    },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  const monday = page.locator('[data-day="monday"]');
  await monday.getByRole('button', { name: /Copy to/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Every day' }).click();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expectInFile(app, 'workHours.sunday', [{ start: '08:00', end: '11:00' }]);

  const end = monday.getByRole('group', { name: 'Monday, range 1, end' });
  await end.getByRole('spinbutton').first().press('8');
  await page.keyboard.type('00');
  await page.keyboard.press('Enter');
  await expect(monday.getByRole('alert')).toHaveText('Start and end must differ.');
  await expectInFile(app, 'workHours.monday', [{ start: '08:00', end: '11:00' }]);
});

test('hours can be typed in every language', async ({ desktop }) => {
  test.setTimeout(120_000);
  const app = await launchApp(desktop, {
    settings: {
      app: { welcomed: true },
      workHours: { monday: [{ start: '09:00', end: '17:30' }] },
    },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  const day = page.locator('[data-day="monday"]');

  for (const [i, language] of languages.entries()) {
    await page.evaluate((value) => {
      const { unhunch } = globalThis as unknown as { unhunch: Bridge };
      return unhunch.call('settings.change', { path: 'app.language', value });
    }, language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    // Each language gets a start of its own, or the file could be that of the one before.
    const minute = String(10 + i);
    // Korean and the Chinese of Taiwan begin with morning or afternoon.
    await day.getByRole('group').first().locator('[data-type="hour"]').press('8');
    await page.keyboard.type(minute);
    await page.keyboard.press('Enter');
    const saved = [{ start: `08:${minute}`, end: '17:30' }];
    await expectInFile(app, 'workHours.monday', saved);
  }
});

test('a program is run only once the person has confirmed it, and says how it went', async ({
  desktop,
}) => {
  const app = await launchApp(desktop, {
    settings: { app: { welcomed: true } },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  const hook = row(page, 'hooks.pause');
  const choose = hook.getByRole('button', { name: /^Choose a program/ });

  await answerDialogs(app, { program: '/bin/false', response: 0 });
  await choose.click();
  await expect(hook.getByText('No program')).toBeVisible();

  await answerDialogs(app, { program: '/bin/false', response: 1 });
  await choose.click();
  await expect(hook.getByText('/bin/false')).toBeVisible();
  await expectInFile(app, 'hooks.pause', ['/bin/false']);
  await hook.getByRole('button', { name: /^Try it/ }).click();
  await expect(hook.getByRole('status')).toHaveText('It ran, but ended with an error.');

  const refused = await page.evaluate(() =>
    (window as unknown as { unhunch: Bridge }).unhunch.call('settings.change', {
      path: 'hooks.pause',
      value: ['/bin/sh', '-c', 'true'],
    }),
  );
  expect(refused).toMatchObject({ ok: true, value: { code: 'not-allowed' } });
  await expectInFile(app, 'hooks.pause', ['/bin/false']);

  await hook.getByRole('button', { name: /^Remove/ }).click();
  await expect(hook.getByText('No program')).toBeVisible();
});

test('who wants a voice where there is none is told what to install', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    settings: { app: { welcomed: true }, sound: { voice: true } },
    args: ['--open=settings'],
  });
  const { page } = await app.home();
  await expect(row(page, 'sound.voiceName').getByRole('status')).toContainText(
    'Install the packages speech-dispatcher and espeak-ng',
  );
  await expect(row(page, 'sound.voiceRate')).toHaveCount(0);
});
