/** The windows' calls and the command line, on the whole shell with fake ports. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HomeView } from '#core/contract';
import { plainMove } from '../../core/moves/support';
import { type AppAtWork, minute, startAtWork } from '../app-at-work';

let dir: string;
let at: AppAtWork;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-handlers-'));
  at = startAtWork(dir);
});
afterEach(() => {
  at.app.stop();
  rmSync(dir, { recursive: true });
});
const startAndClose = async () => {
  await at.app.run({ name: 'start', moves: [] });
  await at.app.handlers['session.act']('close');
};

describe('a call', () => {
  it('starts the composed break, the routine, or certain moves', async () => {
    const { app, ports } = at;
    const started = async (input: Parameters<(typeof app.handlers)['break.start']>[0]) => {
      expect(await app.handlers['break.start'](input)).toBeNull();
      const { moves } = ports.windows.view('session');
      await app.handlers['session.act']('close');
      return moves.map(({ id }) => id);
    };
    expect(await started({ what: 'break' })).toHaveLength(2);
    expect((await started({ what: 'routine' })).length).toBeGreaterThan(4);
    expect(await started({ what: 'moves', moves: ['neck-rolls'] })).toEqual(['neck-rolls']);
  });

  it('says why nothing can be started', async () => {
    const disabledMoves = (await at.app.handlers['moves.all'](undefined)).map(
      ({ move }) => move.id,
    );
    await at.changeSettings({ 'body.disabledMoves': disabledMoves });
    const why = await at.app.handlers['break.start']({ what: 'break' });
    expect(why).toBe('break:whyNot.nothing');
    expect(at.ports.windows.isOpen('session')).toBe(false);
  });

  it('pauses, resumes, and tells of a meeting', async () => {
    const { handlers } = at.app;
    await handlers.pause('forever');
    expect(await at.status()).toMatchObject({ phase: 'paused', pausedUntil: null });
    await handlers.resume(undefined);
    await handlers.meeting(true);
    expect(await at.status()).toMatchObject({ phase: 'counting', meeting: true });
  });

  it('changes and resets settings, and names what it refuses', async () => {
    const { handlers } = at.app;
    expect(await handlers['settings.change']({ path: 'sound.volume', value: 7 })).toEqual({
      path: 'sound.volume',
      code: 'out-of-range',
      expected: 'at most 1',
    });
    await handlers['settings.reset']({ path: 'breaks' });
    expect(JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8')).breaks).toEqual({});
    expect(() => handlers['settings.reset']({ path: '__proto__.toString' })).toThrow(RangeError);
  });

  it('opens the folder of the files, and only the links we have', async () => {
    const { app, ports } = at;
    await app.handlers['folder.open'](undefined);
    await app.handlers['link.open']('website');
    expect(ports.dialogs.opened).toEqual([dir, expect.stringMatching(/^https:\/\//)]);
  });

  it('rates the session that ends', async () => {
    await at.app.run({ name: 'start', moves: [] });
    await at.app.handlers['session.act']('finish');
    await at.app.handlers['session.rate']('hard');
    expect(at.history()?.sessions).toMatchObject([{ rating: 'hard' }]);
  });

  it('adds moves of the person, and takes only those away again', async () => {
    const { app, ports } = at;
    const text = {
      name: 'Window stretch',
      does: 'Opens the chest.',
      steps: ['Stand up.'],
      cues: { ready: 'Get ready', out: 'Out', stretch: 'Hold', back: 'Back' },
    };
    const file = join(dir, 'window-stretch.json');
    writeFileSync(
      file,
      JSON.stringify({ ...plainMove('doorway-stretch'), id: 'window-stretch', text }),
    );
    ports.dialogs.paths = [file];
    expect(await app.handlers['moves.import']('files')).toEqual({
      added: ['window-stretch'],
      problems: [],
    });
    const own = async () =>
      (await app.handlers['moves.all'](undefined))
        .filter((each) => each.own)
        .map(({ move }) => move.id);
    expect(await own()).toEqual(['window-stretch']);
    expect(await app.run({ name: 'start', moves: ['window-stretch'] })).toMatchObject({
      exitCode: 0,
    });
    await app.handlers['session.act']('close');
    for (const id of ['chin-tuck', '../state', 'nothing']) {
      expect(() => app.handlers['moves.remove']({ id })).toThrow(`no move of your own named ${id}`);
    }
    await app.handlers['moves.remove']({ id: 'window-stretch' });
    expect(await own()).toEqual([]);
    expect(existsSync(join(dir, 'moves/window-stretch.json'))).toBe(false);
  });

  it('sums the history up, exports it, deletes it, and takes it in again', async () => {
    const { app, ports } = at;
    await startAndClose();
    await app.handlers['comfort.record'](6);
    expect(await app.handlers['history.summary'](undefined)).toMatchObject({
      days: [{ day: '2026-03-02', stopped: 1 }],
      comfort: [{ day: '2026-03-02', value: 6 }],
    });
    for (const format of ['json', 'csv'] as const) {
      ports.dialogs.savePath = null;
      expect(await app.handlers['history.export'](format)).toBeNull();
      const path = join(dir, `export.${format}`);
      ports.dialogs.savePath = path;
      expect(await app.handlers['history.export'](format)).toBe(path);
      const before = at.history();
      await app.handlers['history.deleteAll'](undefined);
      expect(at.history()).toBeUndefined();
      ports.dialogs.paths = [];
      expect(await app.handlers['history.import'](undefined)).toBeNull();
      ports.dialogs.paths = [path];
      expect(await app.handlers['history.import'](undefined)).toBe(1);
      expect(at.history()).toEqual(before);
    }
  });

  it('says what is wrong with a history that can not be taken in', async () => {
    const path = join(dir, 'bad.json');
    writeFileSync(path, '{"format":"unhunch-history","version":1,"years":[{"year":"x"}]}');
    at.ports.dialogs.paths = [path];
    expect(await at.app.handlers['history.import'](undefined)).toMatch(/years/);
    expect(at.history()).toBeUndefined();
  });

  it('asks before a move of the person is replaced', async () => {
    const text = {
      name: 'Window stretch',
      does: 'Opens the chest.',
      steps: ['Stand up.'],
      cues: { ready: 'Get ready', out: 'Out', stretch: 'Hold', back: 'Back' },
    };
    const file = join(dir, 'window-stretch.json');
    const put = (name: string) => {
      const move = { ...plainMove('doorway-stretch'), id: 'window-stretch' };
      writeFileSync(file, JSON.stringify({ ...move, text: { ...text, name } }));
    };
    const { app, ports } = at;
    put('Mine');
    ports.dialogs.paths = [file];
    await app.handlers['moves.import']('files');
    expect(ports.dialogs.questions).toEqual([]);
    put('Theirs');
    ports.dialogs.saysYes = false;
    expect(await app.handlers['moves.import']('files')).toEqual({ added: [], problems: [] });
    expect(ports.dialogs.questions).toEqual([
      {
        message: 'Replace moves of your own?',
        detail: 'You have these already: Theirs.',
        yes: 'Replace',
        no: 'Keep mine',
      },
    ]);
    const all = await app.handlers['moves.all'](undefined);
    expect(all.find(({ own }) => own)?.move.text?.name).toBe('Mine');
  });

  it('says what was not stored, and what of it is kept', async () => {
    const { app, ports } = at;
    await startAndClose();
    const path = join(dir, 'export.csv');
    ports.dialogs.savePath = path;
    await app.handlers['history.export']('csv');
    rmSync(join(dir, 'history'), { recursive: true });
    writeFileSync(join(dir, 'history'), 'in the way');
    ports.dialogs.paths = [path];
    expect(await app.handlers['history.import'](undefined)).toMatch(/2026\.json can't be read/);
    expect(() => app.handlers['comfort.record'](6)).toThrow(/2026\.json can't be read/);
    rmSync(join(dir, 'history'));
    await ports.clock.advance(minute);
    expect(at.history()?.summary).toBeUndefined();
    const kept = JSON.parse(readFileSync(join(dir, 'history/2026.json'), 'utf8'));
    expect(kept.comfort).toEqual({ '2026-03-02': 6 });
    expect(await app.handlers['history.import'](undefined)).toBe(1);
    expect(at.history()?.summary).toMatchObject({ stopped: 1 });
  });

  it.each([
    ['a folder', () => mkdirSync(join(dir, 'in.json')), 'it is a folder'],
    ['not there', () => {}, 'it is not there'],
    ['no text', () => writeFileSync(join(dir, 'in.json'), Buffer.from([0xff])), /not UTF-8/],
  ])('does not take %s for a history', async (_, make, why) => {
    make();
    at.ports.dialogs.paths = [join(dir, 'in.json')];
    expect(await at.app.handlers['history.import'](undefined)).toMatch(why);
  });

  it('shows in the main window how far an import is', async () => {
    const { app, ports } = at;
    await app.run({ name: 'open', page: 'progress' });
    const path = join(dir, 'export.csv');
    ports.dialogs.savePath = path;
    await app.handlers['comfort.record'](6);
    await app.handlers['history.export']('csv');
    ports.dialogs.paths = [path];
    const shown: (HomeView['reading'] | undefined)[] = [];
    const { publish } = ports.windows;
    ports.windows.publish = (view) => {
      if (view.kind === 'home') shown.push(view.reading);
      publish(view);
    };
    await app.handlers['history.import'](undefined);
    const { length } = readFileSync(path, 'utf8');
    expect(shown).toEqual([{ done: length, total: 2 * length }, null]);
  });

  it('rejects an export that can not be written', async () => {
    const path = join(dir, 'export.json');
    mkdirSync(path);
    at.ports.dialogs.savePath = path;
    await expect(at.app.handlers['history.export']('json')).rejects.toThrow();
  });
});

describe('the command line', () => {
  const say = (command: Parameters<AppAtWork['app']['run']>[0]) => at.app.run(command);

  it('answers a second start with the main window', async () => {
    expect(await say({ name: 'run' })).toEqual({
      exitCode: 0,
      stdout: 'Unhunch is running.\n',
      stderr: '',
    });
    expect(at.ports.windows.view('home').page.name).toBe('today');
    await say({ name: 'open', page: 'moves' });
    expect(at.ports.windows.view('home').page.name).toBe('moves');
  });

  it('refuses a start with a move that is not possible here, and says why', async () => {
    const reply = await say({ name: 'start', moves: ['chin-tuck', 'face-pull'] });
    expect(reply).toMatchObject({ exitCode: 1, stdout: '' });
    expect(reply.stderr).toMatch(/^unhunch: .*band/i);
    expect(at.ports.windows.isOpen('session')).toBe(false);
  });

  it('snoozes and skips what is due, and nothing else', async () => {
    expect(await say({ name: 'snooze' })).toMatchObject({
      exitCode: 1,
      stderr: 'unhunch: no break can be put off now.\n',
    });
    expect(await say({ name: 'skip' })).toMatchObject({ exitCode: 1 });
    await at.becomeDue();
    expect(await say({ name: 'snooze' })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await at.status()).toMatchObject({ phase: 'snoozed' });
    expect(await say({ name: 'skip' })).toMatchObject({ exitCode: 0 });
    expect(await at.status()).toMatchObject({ phase: 'counting' });
  });

  it('says that a pause holds only until the end when it could not be saved', async () => {
    rmSync(join(dir, 'state.json.bak'));
    mkdirSync(join(dir, 'state.json.bak'));
    expect(await say({ name: 'pause', length: 30 })).toMatchObject({
      exitCode: 0,
      stderr: 'unhunch: This could not be saved: it holds only until you quit.\n',
    });
    expect(await at.status()).toMatchObject({ phase: 'paused' });
    rmSync(join(dir, 'state.json.bak'), { recursive: true });
    expect(await say({ name: 'resume' })).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('pauses for a time, until tomorrow, or for good, and resumes', async () => {
    expect(await say({ name: 'pause', length: 30 })).toEqual({
      exitCode: 0,
      stdout: 'Paused until Mon 09:30\n',
      stderr: '',
    });
    const { pausedUntil } = (await at.status()) as unknown as { pausedUntil: string };
    expect(Date.parse(pausedUntil)).toBe(at.ports.clock.now() + 30 * minute);
    expect(await say({ name: 'pause', length: 'tomorrow' })).toMatchObject({
      stdout: 'Paused until Tue 09:00\n',
    });
    expect(at.ports.tray.line).toBe('Paused until Tue 09:00');
    expect(await say({ name: 'pause', length: 'forever' })).toMatchObject({
      stdout: 'Paused until you resume\n',
    });
    await say({ name: 'resume' });
    expect(await at.status()).toMatchObject({ phase: 'counting' });
  });

  it('tells the status to people and to programs', async () => {
    await at.ports.clock.advance(20 * minute);
    expect((await say({ name: 'status', json: false })).stdout).toBe(
      'Unhunch 1.2.3 on Electron 45.0.0\nNext break at 9:45\nSitting for 20 minutes\n',
    );
    expect(JSON.parse((await say({ name: 'status', json: true })).stdout)).toMatchObject({
      phase: 'counting',
      nextBreakAt: '2026-03-02T09:45:00.000+00:00',
      sittingMinutes: 20,
      version: '1.2.3',
      electron: '45.0.0',
      presence: 'fake',
      tray: null,
    });
  });

  it('ends the app after its answer is out', async () => {
    expect(await say({ name: 'quit' })).toMatchObject({ exitCode: 0 });
    expect(at.quits()).toBe(0);
    await at.ports.clock.advance(0);
    expect(at.quits()).toBe(1);
  });
});
