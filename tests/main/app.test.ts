import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteCrash } from '../../main/storage/crash-file';
import { createFakePorts } from '../support/fake-ports';
import {
  type AppAtWork,
  type AppOptions,
  minute,
  nine,
  second,
  startAtWork as startIn,
} from './app-at-work';

let dir: string;
const running: AppAtWork[] = [];
/** No notification first. */
const cardAtOnce = { intervalMinutes: 45, cardAfterSeconds: 0 };
const startAtWork = (options?: AppOptions) => {
  const app = startIn(dir, options);
  running.push(app);
  return app;
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-app-'));
});
afterEach(() => {
  for (const { app } of running.splice(0)) app.stop();
  rmSync(dir, { recursive: true });
});

describe('a break', () => {
  it('is counted down to in the tray, reminded of, started, done, and counted anew', async () => {
    const { ports, becomeDue, pass, status, history } = startAtWork();
    expect(ports.tray.line).toBe('Next break at 9:45');
    await becomeDue();
    const [notification] = ports.notifier.shown;
    expect(notification).toMatchObject({ title: 'Time for a short break', quiet: false });
    expect(ports.windows.isOpen('card')).toBe(false);
    ports.notifier.answers.tell(notification?.id ?? '', 'open');
    expect(ports.windows.isOpen('card')).toBe(false);
    const { moves } = ports.windows.view('session');
    expect(moves.length).toBeGreaterThan(0);
    expect(ports.notifier.open).toEqual([]);
    await pass(5 * minute);
    expect(ports.windows.isOpen('session')).toBe(false);
    const { phase, sittingMinutes } = await status();
    expect(phase).toBe('counting');
    expect(sittingMinutes).toBeLessThan(5);
    expect(history()?.summary).toMatchObject({ offered: 1, done: 1 });
  });

  it('comes back once when nobody answers, then is missed', async () => {
    const { ports, becomeDue, status, history } = startAtWork();
    await becomeDue();
    await ports.clock.advance(3 * minute);
    expect(ports.notifier.open).toEqual([]);
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(await status()).toMatchObject({ phase: 'snoozed' });
    await ports.clock.advance(5 * minute + 5 * second);
    expect(ports.notifier.shown).toHaveLength(2);
    await ports.clock.advance(3 * minute);
    expect(await status()).toMatchObject({ phase: 'counting' });
    expect(history()?.summary).toMatchObject({ missed: 1 });
  });

  it('waits while the person is busy, and comes when they no longer are', async () => {
    const { ports, becomeDue, status } = startAtWork();
    ports.busy.reasons = ['fullscreen'];
    await becomeDue();
    expect(await status()).toMatchObject({ phase: 'held', heldBecause: ['fullscreen'] });
    await ports.clock.advance(10 * minute);
    expect(ports.notifier.shown).toEqual([]);
    ports.busy.reasons = [];
    await ports.clock.advance(20 * second);
    expect(ports.notifier.shown).toHaveLength(1);
    expect(await status()).toMatchObject({ sittingMinutes: 45 });
  });

  it('that waited for a call is offered 20 to 60 s after the call', async () => {
    const { ports, becomeDue, status } = startAtWork();
    ports.busy.reasons = ['microphone'];
    await becomeDue();
    expect(await status()).toMatchObject({ phase: 'held', heldBecause: ['microphone'] });
    ports.busy.reasons = [];
    await ports.clock.advance(20 * second);
    expect(ports.notifier.shown).toEqual([]);
    await ports.clock.advance(40 * second);
    expect(ports.notifier.shown).toHaveLength(1);
  });

  it('answered by a notification that has gone counts for nothing', async () => {
    const { ports, becomeDue, status } = startAtWork();
    await becomeDue();
    const [first] = ports.notifier.open;
    await ports.clock.advance(3 * minute);
    ports.notifier.answers.tell(first ?? '', 'skip');
    expect(await status()).toMatchObject({ phase: 'snoozed' });
  });

  it('put off three times is recorded with it', async () => {
    const settings = { breaks: cardAtOnce };
    const { app, becomeDue, ports, pass, history } = startAtWork({ settings });
    await becomeDue();
    for (let snoozes = 1; snoozes <= 3; snoozes += 1) {
      await app.handlers['reminder.answer']('snooze');
      await ports.clock.advance(5 * minute + 5 * second);
    }
    expect(ports.windows.view('card').snoozesLeft).toBe(0);
    await app.handlers['reminder.answer']('start');
    await pass(5 * minute);
    expect(history()?.summary).toMatchObject({ done: 1, snoozed: 3 });
  });

  it('offers the routine on the first break of a routine day, and on no other', async () => {
    const app = { routineDays: ['monday'], welcomed: true };
    const monday = startAtWork({ settings: { app, breaks: cardAtOnce } });
    await monday.becomeDue();
    const { routineSeconds } = monday.ports.windows.view('card');
    expect(routineSeconds).toBeGreaterThan(180);
    await monday.app.handlers['reminder.answer']('skip');
    await monday.ports.clock.advance(45 * minute + 5 * second);
    expect(monday.ports.windows.view('card').routineSeconds).toBeNull();
  });
});

it('a reminder whose card fails is still there to be answered', async () => {
  const { app, ports, becomeDue, status } = startAtWork({ settings: { breaks: cardAtOnce } });
  await becomeDue();
  ports.windows.lose('card', 'closed');
  expect(ports.notifier.open).toEqual([]);
  await app.handlers['reminder.answer']('skip');
  await ports.clock.advance(45 * minute + 65 * second);
  expect(ports.windows.isOpen('card')).toBe(true);
  ports.windows.lose('card', 'failed');
  await ports.clock.advance(0);
  expect(await status()).toMatchObject({ phase: 'reminding' });
  expect(ports.notifier.open).toHaveLength(1);
});

describe('a session', () => {
  const inSession = async (options?: AppOptions) => {
    const at = startAtWork(options);
    await at.becomeDue();
    await at.app.handlers['reminder.answer']('start');
    return at;
  };

  it('closed half-way is a rest, closed at its start is none', async () => {
    const { app, ports, pass, status, history } = await inSession();
    const { endsAt } = ports.windows.view('session').session;
    await pass((endsAt - ports.clock.now()) * 0.8);
    ports.windows.lose('session', 'closed');
    expect(await status()).toMatchObject({ phase: 'counting', sittingMinutes: 0 });
    expect(history()?.summary).toMatchObject({ half: 1 });
    await app.run({ name: 'start', moves: [] });
    ports.windows.lose('session', 'closed');
    expect(history()?.summary).toMatchObject({ half: 1, stopped: 1 });
  });

  it('whose window failed at its start comes back like a snoozed break', async () => {
    const { ports, status, history } = await inSession({ settings: { breaks: cardAtOnce } });
    ports.windows.lose('session', 'failed');
    expect(await status()).toMatchObject({ phase: 'snoozed' });
    expect(history()?.summary).toMatchObject({ stopped: 1 });
    await ports.clock.advance(5 * minute + 5 * second);
    expect(ports.windows.isOpen('card')).toBe(true);
  });

  it('whose window failed near its end was a rest', async () => {
    const { ports, pass, status } = await inSession();
    const { endsAt } = ports.windows.view('session').session;
    await pass((endsAt - ports.clock.now()) * 0.8);
    ports.windows.lose('session', 'failed');
    expect(await status()).toMatchObject({ phase: 'counting', sittingMinutes: 0 });
  });

  it('through which the machine sleeps counts with what was done before', async () => {
    const { ports, pass, status, history } = await inSession();
    const { endsAt } = ports.windows.view('session').session;
    await pass((endsAt - ports.clock.now()) * 0.8);
    await ports.clock.sleep(60 * minute);
    expect(await status()).toMatchObject({ sittingMinutes: 0 });
    expect(history()?.summary).toMatchObject({ offered: 1, stopped: 0 });
    expect(ports.windows.view('session').session.isPaused).toBe(true);
  });

  it('that its window never shows is ended by the watchdog', async () => {
    const { app, ports, pass, status } = startAtWork();
    ports.windows.painted = null;
    await app.run({ name: 'start', moves: [] });
    await pass(minute);
    expect(ports.windows.view('session').session).toMatchObject({ phase: 'ready', step: 1 });
    await pass(5 * minute);
    expect(ports.windows.isOpen('session')).toBe(false);
    expect(await status()).toMatchObject({ phase: 'counting' });
  });

  it('in which something hurts is recorded by the watchdog, and stays on show', async () => {
    const { app, ports, pass, status, history } = await inSession();
    await pass(20 * second);
    await app.handlers['session.act']('hurt');
    await pass(16 * minute);
    expect(await status()).toMatchObject({ phase: 'counting' });
    expect(history()?.sessions).toMatchObject([
      { outcome: 'stopped', moves: [{ hurt: true }, {}] },
    ]);
    await pass(44 * minute);
    expect(ports.windows.view('session').session).toMatchObject({ phase: 'hurt', isOver: false });
    await app.handlers['session.act']('finish');
    expect(ports.windows.view('session').session.phase).toBe('done');
    await app.handlers['session.act']('close');
    expect(history()?.sessions).toHaveLength(1);
  });

  it('started over the closing line of the last leaves both in the history', async () => {
    const { app, ports, history } = await inSession();
    await app.handlers['session.act']('finish');
    expect(ports.windows.view('session').session.phase).toBe('done');
    await app.run({ name: 'start', moves: [] });
    expect(ports.windows.view('session').session.phase).toBe('ready');
    await app.handlers['session.act']('close');
    expect(history()?.sessions).toHaveLength(2);
    expect(ports.windows.isOpen('session')).toBe(false);
  });

  it('asked for twice is one, brought forward', async () => {
    const { app, ports } = await inSession();
    ports.windows.focused.length = 0;
    expect(await app.run({ name: 'start', moves: [] })).toEqual({
      exitCode: 0,
      stdout: 'A break is under way\n',
      stderr: '',
    });
    expect(ports.windows.focused).toEqual(['session']);
  });

  it('has the moves that were asked for', async () => {
    const { app, ports } = startAtWork();
    await app.run({ name: 'start', moves: ['chin-tuck', 'doorway-stretch'] });
    expect(ports.windows.view('session').moves.map(({ id }) => id)).toEqual([
      'chin-tuck',
      'doorway-stretch',
    ]);
  });

  it('goes on by the settings it meets when they change under way', async () => {
    const { app, ports, changeSettings } = await inSession();
    await changeSettings({ 'breaks.intervalMinutes': 60, 'app.theme': 'dark' });
    await app.handlers['session.act']('pause');
    const view = ports.windows.view('session');
    expect(view.look.theme).toBe('dark');
    expect(view.session.stillAt).toBe(ports.clock.now());
    expect(ports.tray.line).toBe('A break is under way');
  });

  it('takes a move that hurt out of the rotation', async () => {
    const { app, ports } = await inSession();
    const hurt = ports.windows.view('session').session.move?.id;
    await app.handlers['session.act']('hurt');
    const written = JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8'));
    expect(written.body.disabledMoves).toEqual([hurt]);
    await app.handlers['session.act']('close');
    await app.run({ name: 'start', moves: [] });
    expect(ports.windows.view('session').moves.map(({ id }) => id)).not.toContain(hurt);
  });
});

describe('presence and power', () => {
  it('away from the desk is a rest, and nothing is raised', async () => {
    const { ports, status } = startAtWork();
    await ports.clock.advance(40 * minute);
    ports.presence.idle = 6 * minute;
    await ports.clock.advance(10 * minute);
    expect(await status()).toMatchObject({ phase: 'away', sittingMinutes: 0 });
    expect(ports.notifier.shown).toEqual([]);
  });

  it('an idle sample that never comes holds nothing up', async () => {
    const { ports, becomeDue } = startAtWork();
    ports.presence.ask = () => new Promise(() => {});
    await becomeDue();
    await ports.clock.advance(70 * second);
    expect(ports.notifier.shown).toHaveLength(1);
  });

  it('sleep with its events is a rest; a short one is not', async () => {
    const { ports, status } = startAtWork();
    await ports.clock.advance(30 * minute);
    ports.power.events.tell('suspend');
    await ports.clock.sleep(2 * minute);
    ports.power.events.tell('resume');
    expect(await status()).toMatchObject({ sittingMinutes: 32 });
    ports.power.events.tell('suspend');
    await ports.clock.sleep(20 * minute);
    ports.power.events.tell('resume');
    expect(await status()).toMatchObject({ sittingMinutes: 0 });
  });

  it('a lock as long as a rest is one', async () => {
    const { ports, status } = startAtWork();
    ports.presence.idle = null;
    await ports.clock.advance(30 * minute);
    ports.power.events.tell('lock');
    await ports.clock.advance(6 * minute);
    expect(await status()).toMatchObject({ phase: 'away', sittingMinutes: 0 });
    ports.power.events.tell('unlock');
    expect(await status()).toMatchObject({ phase: 'counting' });
  });

  it('the end of the desktop session ends the app', () => {
    const { ports, quits } = startAtWork();
    ports.power.events.tell('shutdown');
    expect(quits()).toBe(1);
  });
});

describe('settings', () => {
  it('changed while counting keep the sitting time', async () => {
    const { ports, status, changeSettings } = startAtWork({ settings: { breaks: cardAtOnce } });
    await ports.clock.advance(30 * minute);
    await changeSettings({ 'breaks.intervalMinutes': 60 });
    expect(ports.tray.line).toBe('Next break at 10:00');
    expect(await status()).toMatchObject({ sittingMinutes: 30 });
    await changeSettings({ 'breaks.intervalMinutes': 20 });
    await ports.clock.advance(5 * second);
    expect(ports.windows.isOpen('card')).toBe(true);
  });

  it('reach theme, shortcut and login at the start and when they change, and only then', async () => {
    const { ports, changeSettings } = startAtWork();
    expect(ports.theme.theme).toBe('system');
    expect(ports.login.set).toEqual([]);
    await changeSettings({ 'app.theme': 'dark', 'app.launchAtLogin': true });
    await changeSettings({ 'app.shortcut': 'Control+Alt+B', 'breaks.snoozeMinutes': 7 });
    expect(ports.theme.theme).toBe('dark');
    expect(ports.login.set).toEqual([true]);
    expect(ports.shortcut.accelerator).toBe('Control+Alt+B');
  });

  it('choose the language of everything that is said', async () => {
    const settings = { breaks: cardAtOnce };
    const { ports, changeSettings, becomeDue } = startAtWork({ settings });
    await changeSettings({ 'app.language': 'de' });
    expect(ports.tray.line).toBe('Nächste Pause: 9:45');
    await becomeDue();
    expect(ports.windows.view('card').look.language).toBe('de');
    await changeSettings({ 'app.language': 'system' });
    expect(ports.tray.line).toBe('A break is due');
  });

  it('name a shortcut that is taken, and a login that can not be set, in the log', async () => {
    const ports = createFakePorts(nine);
    ports.shortcut.isTaken = true;
    ports.login.failure = new Error('no autostart here');
    startAtWork({
      ports,
      settings: { app: { shortcut: 'Control+Alt+B', launchAtLogin: true } },
    });
    await ports.clock.advance(0);
    expect(ports.log.lines).toContain(
      'warn the shortcut Control+Alt+B is taken by another program',
    );
    expect(ports.log.lines).toContain('warn launch at login: no autostart here');
  });

  describe('launch at login is what app or desktop was last set to', () => {
    const startWith = async (app: object, launches: boolean) => {
      const ports = createFakePorts(nine);
      ports.login.launches = launches;
      const at = startAtWork({ ports, settings: { app } });
      await ports.clock.advance(0);
      return { ...at, ports, inFile: () => at.readSettings().app };
    };

    it('turned off in the desktop is off in the settings, and nothing is written', async () => {
      const agreed = { launchAtLogin: true, launchAtLoginAgreed: true };
      const { ports, inFile } = await startWith(agreed, false);
      expect(inFile()).toMatchObject({ launchAtLogin: false, launchAtLoginAgreed: false });
      expect(ports.login.set).toEqual([]);
    });

    it('turned on in the desktop is on in the settings', async () => {
      const { ports, inFile } = await startWith({}, true);
      expect(inFile()).toMatchObject({ launchAtLogin: true });
      expect(ports.login.set).toEqual([]);
    });

    it.each([true, false])('set to %s in the file is carried out', async (launchAtLogin) => {
      const file = { launchAtLogin, launchAtLoginAgreed: !launchAtLogin };
      const { ports, inFile } = await startWith(file, !launchAtLogin);
      expect(ports.login.set).toEqual([launchAtLogin]);
      expect(inFile()).toMatchObject({ launchAtLogin, launchAtLoginAgreed: launchAtLogin });
    });

    it('is never written again while both agree', async () => {
      const agreed = { launchAtLogin: true, launchAtLoginAgreed: true };
      const { ports } = await startWith(agreed, true);
      expect(ports.login.set).toEqual([]);
    });
  });

  it('bring the card up with the keyboard by the shortcut, while a break is due', async () => {
    const { ports, becomeDue } = startAtWork({ settings: { app: { shortcut: 'Control+Alt+B' } } });
    ports.shortcut.press();
    expect(ports.windows.focused).toEqual([]);
    await becomeDue();
    ports.shortcut.press();
    expect(ports.windows.focused).toEqual(['card']);
  });

  it('run the hooks, with their arguments', async () => {
    const hooks = { 'break-due': ['chime', '--soft'], 'session-start': ['lamp'], pause: ['away'] };
    const { app, ports, becomeDue } = startAtWork({ settings: { hooks } });
    await becomeDue();
    await app.handlers['reminder.answer']('start');
    await app.handlers['session.act']('close');
    await app.run({ name: 'pause', length: 30 });
    expect(ports.hooks.ran).toEqual(['break-due chime --soft', 'session-start lamp', 'pause away']);
  });

  describe('set a hook', () => {
    const handed = async (path: string, value: string[] | null) => {
      const at = startAtWork();
      const problem = await at.app.handlers['settings.change']({ path, value });
      await at.app.run({ name: 'pause', length: 30 });
      return { problem, ran: at.ports.hooks.ran };
    };

    it('never by a value from a window', async () => {
      const shell = ['/bin/sh', '-c', 'true'];
      for (const path of ['hooks', 'hooks.pause', 'hooks.break-due', 'hooks.pause.0', 'hooks.x']) {
        expect(await handed(path, shell)).toMatchObject({
          problem: { path, code: 'not-allowed' },
          ran: [],
        });
      }
    });

    it('by choosing a program, and confirming it', async () => {
      const { app, ports } = startAtWork();
      ports.dialogs.paths = ['/opt/lamp\n(harmless)'];
      ports.dialogs.saysYes = false;
      await app.handlers['hooks.choose']('pause');
      await expect(app.handlers['hooks.try']('pause')).rejects.toThrow(
        'no program is set for pause',
      );
      ports.dialogs.saysYes = true;
      await app.handlers['hooks.choose']('pause');
      expect(ports.dialogs.questions).toHaveLength(2);
      expect(ports.dialogs.questions[1]).toMatchObject({
        message: 'Let Unhunch run this program?',
        detail: 'When Unhunch is paused:\n/opt/lamp\ufffd(harmless)',
      });
      ports.hooks.end = 'failed';
      expect(await app.handlers['hooks.try']('pause')).toBe('failed');
      expect(ports.hooks.ran).toEqual(['pause /opt/lamp\n(harmless)']);
    });

    it('to none by a window', async () => {
      const { app, ports } = startAtWork({ settings: { hooks: { pause: ['away'] } } });
      expect(
        await app.handlers['settings.change']({ path: 'hooks.pause', value: null }),
      ).toBeNull();
      await app.run({ name: 'pause', length: 30 });
      expect(ports.hooks.ran).toEqual([]);
    });
  });
});

describe('a problem with a file', () => {
  const notices = ({ ports }: AppAtWork) =>
    ports.notifier.shown.filter(({ id }) => id.startsWith('notice'));

  it('is told once, at the start, all in one', async () => {
    const breaks = { intervalMinutes: 'often', snoozeMinutes: 99 };
    const at = startAtWork({ settings: { breaks, mine: 1 } });
    await at.changeSettings({ 'app.theme': 'dark' });
    expect(notices(at)).toMatchObject([
      { title: 'Unhunch could not use some of your files', quiet: true },
    ]);
    expect(notices(at)[0]?.body).toBe(
      [
        "settings.json: breaks.intervalMinutes can't be used: expected number. Its default holds.",
        "settings.json: breaks.snoozeMinutes can't be used: expected at most 30. Its default holds.",
      ].join('\n'),
    );
    expect(at.ports.log.lines).toContain('info settings.json: mine is not known. It is kept.');
  });

  it('is told in the language that the person speaks, and logged in English', async () => {
    const at = startAtWork({
      settings: { app: { language: 'de' }, breaks: { snoozeMinutes: 99 } },
    });
    await at.ports.clock.advance(0);
    expect(notices(at)[0]?.body).toMatch(
      /^settings\.json: breaks\.snoozeMinutes ist nicht verwendbar, .*Es gilt der Standard\.$/,
    );
    expect(at.ports.log.lines).toContain(
      "warn settings.json: breaks.snoozeMinutes can't be used: expected at most 30. Its default holds.",
    );
  });

  it('that comes up while running is told when it does, and not again', async () => {
    mkdirSync(join(dir, 'history/2026.json.bak/in the way'), { recursive: true });
    writeFileSync(
      join(dir, 'history/2026.json'),
      '{"version":1,"year":2026,"days":{},"comfort":{}}',
    );
    const at = startAtWork();
    expect(notices(at)).toEqual([]);
    for (let breaks = 0; breaks < 2; breaks += 1) {
      await at.app.run({ name: 'start', moves: [] });
      await at.app.handlers['session.act']('close');
    }
    expect(notices(at)).toHaveLength(1);
    expect(notices(at)[0]?.body).toMatch(/2026\.json can't be written/);
    const warned = at.ports.log.lines.filter((line) => line.includes("can't be written"));
    expect(warned).toHaveLength(1);
  });

  it('of settings.json that can not be written is told, and the change holds', async () => {
    const at = startAtWork();
    mkdirSync(join(dir, 'settings.json.bak/in the way'), { recursive: true });
    await at.changeSettings({ 'breaks.intervalMinutes': 60 });
    expect(at.ports.tray.line).toBe('Next break at 10:00');
    expect(notices(at)[0]?.body).toMatch(/settings\.json can't be written/);
  });

  it('in state.json from the future leaves it alone', async () => {
    const state = '{"version":99,"anything":1}';
    writeFileSync(join(dir, 'state.json'), state);
    const at = startAtWork();
    await at.ports.clock.advance(0);
    expect(notices(at)[0]?.body).toMatch(/state\.json was written by a newer version/);
    await at.becomeDue();
    at.app.stop();
    expect(readFileSync(join(dir, 'state.json'), 'utf8')).toBe(state);
  });
});

describe('windows and tray', () => {
  it('the main window opens by itself at the very first start, and at no other', () => {
    const { app, ports } = startAtWork({ settings: null });
    expect(ports.windows.isOpen('home')).toBe(true);
    app.stop();
    expect(startAtWork().ports.windows.isOpen('home')).toBe(false);
  });

  it('without a panel the main window opens without the keyboard, stays, and it is said once', () => {
    const { ports } = startAtWork();
    ports.tray.hosts.tell(false);
    expect(ports.windows.isOpen('home')).toBe(true);
    expect(ports.windows.focused).toEqual([]);
    expect(ports.windows.homeStays).toBe(true);
    ports.tray.hosts.tell(true);
    ports.tray.hosts.tell(false);
    expect(ports.notifier.shown.map(({ id }) => id)).toEqual(['no-tray']);
  });

  it('at login none opens by itself, nor is it said at every login that no panel is there', () => {
    const { ports, app } = startAtWork({ atLogin: true });
    ports.tray.hosts.tell(false);
    expect(ports.windows.isOpen('home')).toBe(false);
    expect(ports.notifier.shown.map(({ id }) => id)).toEqual(['no-tray']);
    app.stop();
    const next = startAtWork({ atLogin: true });
    next.ports.tray.hosts.tell(false);
    expect(next.ports.notifier.shown).toEqual([]);
    expect(next.ports.windows.isOpen('home')).toBe(false);
  });

  it('the first time the main window is closed it is said that the app goes on, and never again', async () => {
    const { ports, app } = startAtWork();
    await app.handlers['home.open']('today');
    ports.windows.lose('home', 'closed');
    await app.handlers['home.open']('today');
    ports.windows.lose('home', 'closed');
    ports.windows.lose('session', 'closed');
    expect(ports.notifier.shown.map(({ id }) => id)).toEqual(['goes-on']);
    expect(ports.windows.isOpen('home')).toBe(false);
  });

  it('where no notification can say so, the window comes back once to say it', async () => {
    const { ports, app } = startAtWork();
    ports.notifier.transport = null;
    await app.handlers['home.open']('today');
    ports.windows.lose('home', 'closed');
    // The transports have answered.
    await ports.clock.advance(0);
    expect(ports.windows.view('home').goesOn).toBe(true);
    expect(ports.windows.isOpen('home')).toBe(true);
    ports.windows.lose('home', 'closed');
    expect(ports.windows.isOpen('home')).toBe(false);
    await app.handlers['home.open']('today');
    expect(ports.windows.view('home').goesOn).toBe(false);
  });

  it('nothing is said of a tray that shows no icon, or of a window that failed', async () => {
    const { ports, app } = startAtWork();
    await app.handlers['home.open']('today');
    ports.windows.lose('home', 'failed');
    ports.tray.shown = null;
    ports.windows.lose('home', 'closed');
    expect(ports.notifier.shown).toEqual([]);
  });

  it('started again by hand it opens Today', async () => {
    const { ports, app } = startAtWork({ atLogin: true });
    await app.run({ name: 'run' });
    expect(ports.windows.view('home').page.name).toBe('today');
  });

  it('an open main window follows the schedule', async () => {
    const { app, ports, becomeDue } = startAtWork();
    await app.handlers['home.open']('progress');
    expect(ports.windows.view('home')).toMatchObject({ page: { name: 'progress', asked: 1 } });
    await becomeDue();
    expect(ports.windows.view('home').status.phase).toBe('reminding');
    await app.handlers['home.open']('progress');
    expect(ports.windows.view('home').page.asked).toBe(2);
  });

  it('the menu entries do as they say', async () => {
    const { ports, status, quits } = startAtWork();
    ports.tray.commands.tell({ name: 'pause', length: 30 });
    expect(await status()).toMatchObject({ phase: 'paused' });
    ports.tray.commands.tell({ name: 'resume' });
    ports.tray.commands.tell({ name: 'meeting', on: true });
    expect(await status()).toMatchObject({ phase: 'counting', meeting: true });
    ports.tray.commands.tell({ name: 'start', moves: [] });
    expect(await status()).toMatchObject({ phase: 'session' });
    ports.tray.commands.tell({ name: 'quit' });
    await ports.clock.advance(0);
    expect(quits()).toBe(1);
  });

  it('a full-screen break covers the displays that the settings say, and so does its session', async () => {
    const breaks = { intervalMinutes: 45, presence: 'fullscreen', displays: 'active' };
    const { app, ports, becomeDue } = startAtWork({ settings: { breaks } });
    await becomeDue();
    const request = { layout: 'fullscreen', displays: 'active' };
    expect(ports.windows.requests.get('card')).toMatchObject({ ...request, focus: false });
    await app.handlers['reminder.answer']('start');
    expect(ports.windows.requests.get('session')).toMatchObject({ ...request, focus: true });
  });
});

describe('the heads-up', () => {
  const announced = async () => {
    const at = startAtWork({ settings: { breaks: { intervalMinutes: 45, headsUpSeconds: 60 } } });
    await at.ports.clock.advance(44 * minute);
    expect(at.ports.notifier.open).toEqual(['heads-up']);
    return at;
  };

  it('names the same moves as the reminder, which takes its place', async () => {
    const { ports } = await announced();
    await ports.clock.advance(minute + 5 * second);
    const [headsUp, reminder] = ports.notifier.shown;
    expect(headsUp?.body).toBe(reminder?.body);
    expect(ports.notifier.open).toEqual([reminder?.id]);
  });

  it('clicked starts the break', async () => {
    const { ports } = await announced();
    ports.notifier.answers.tell('heads-up', 'open');
    expect(ports.windows.isOpen('session')).toBe(true);
    expect(ports.notifier.open).toEqual([]);
  });

  it('goes away when the break is skipped, paused or started', async () => {
    const { app, ports } = await announced();
    await app.run({ name: 'pause', length: 30 });
    expect(ports.notifier.open).toEqual([]);
  });
});

describe('the end', () => {
  it('saves: a restart goes on where it was', async () => {
    const first = startAtWork();
    await first.ports.clock.advance(30 * minute + 20 * second);
    first.app.stop();
    const ports = createFakePorts(nine + 32 * minute);
    const { status } = startAtWork({ ports });
    expect(await status()).toMatchObject({ sittingMinutes: 30 });
  });

  it('leaves a routine that was broken off for later in the day', async () => {
    const first = startAtWork();
    await first.app.handlers['break.start']({ what: 'routine' });
    await first.app.handlers['session.painted'](undefined);
    const { session } = first.ports.windows.view('session');
    await first.app.handlers['session.act']('next');
    await first.app.handlers['session.act']('next');
    first.app.stop();
    const ports = createFakePorts(nine + 10 * minute);
    const { app } = startAtWork({ ports });
    await app.run({ name: 'open', page: 'today' });
    expect(ports.windows.view('home').restOfRoutine?.moves).toHaveLength(session.steps);
    await app.handlers['break.start']({ what: 'routine' });
    expect(ports.windows.view('session').session.steps).toBe(session.steps);
  });

  it('keeps what is in the way of the break that is next', async () => {
    const first = startAtWork();
    await first.app.handlers['break.adapt']({ now: ['noFloor'], always: [], quick: false });
    first.app.stop();
    const { app, ports } = startAtWork({ ports: createFakePorts(nine + 10 * minute) });
    await app.run({ name: 'start', moves: [] });
    expect(ports.windows.view('session').notHere.now).toEqual(['noFloor']);
  });

  it('during a session keeps what was done', async () => {
    const at = startAtWork();
    await at.app.run({ name: 'start', moves: [] });
    const { endsAt } = at.ports.windows.view('session').session;
    await at.pass((endsAt - at.ports.clock.now()) * 0.8);
    at.app.stop();
    expect(at.history()?.summary).toMatchObject({ half: 1 });
  });

  it('by a crash during a session: the next start records what was done, once', async () => {
    const at = startAtWork();
    await at.app.run({ name: 'start', moves: ['chin-tuck', 'doorway-stretch'] });
    const { endsAt } = at.ports.windows.view('session').session;
    await at.pass((endsAt - at.ports.clock.now()) * 0.8);
    const crashed = mkdtempSync(join(tmpdir(), 'unhunch-crashed-'));
    cpSync(dir, crashed, { recursive: true });
    for (let starts = 1; starts <= 2; starts += 1) {
      const ports = createFakePorts(at.ports.clock.now() + starts * minute);
      const next = startIn(crashed, { ports });
      expect(next.history()?.summary).toMatchObject({ offered: 1, half: 1 });
      expect(next.history()?.sessions[0]?.moves.map(({ id }) => id)).toEqual([
        'chin-tuck',
        'doorway-stretch',
      ]);
      expect(await next.status()).toMatchObject({ phase: 'counting', sittingMinutes: 0 });
      next.app.stop();
    }
    rmSync(crashed, { recursive: true });
  });

  it('by a second crash in five minutes: the next start says that it has begun afresh', () => {
    startAtWork().app.stop();
    noteCrash(dir, nine - 2 * minute);
    noteCrash(dir, nine - minute);
    const first = startAtWork();
    const said = (at: AppAtWork) => at.ports.notifier.shown.map(({ body }) => body);
    expect(said(first)).toEqual([expect.stringMatching(/failed twice.*begun afresh/)]);
    first.app.stop();
    expect(said(startAtWork())).toEqual([]);
  });

  it('lets go of every port: nothing is heard, shown or written any more', async () => {
    const { app, ports } = startAtWork();
    let answerLate: (idleMs: number) => void = () => {};
    ports.presence.ask = () =>
      new Promise((resolve) => {
        answerLate = resolve;
      });
    await ports.clock.advance(45 * minute);
    app.stop();
    app.stop();
    const before = readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'));
    const { model } = ports.tray;
    answerLate(60 * minute);
    await ports.clock.advance(60 * minute);
    expect(ports.tray.model).toBe(model);
    expect(ports.notifier.shown).toEqual([]);
    expect(readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'))).toEqual(before);
    const { tray, notifier, power, windows } = ports;
    const listening = [tray.commands, tray.hosts, notifier.answers, power.events, windows.losses];
    expect(listening.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
  });
});
