import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#core/settings';
import { openSettingsFile, type SettingsFile } from '../../../main/storage/settings-file';
import { inEnglish } from '../../support/texts';

let dir: string;
let path: string;
let open: SettingsFile | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-settings-'));
  path = join(dir, 'settings.json');
});
afterEach(() => {
  open?.close();
  open = undefined;
  rmSync(dir, { recursive: true });
});

function openFile(content?: unknown): SettingsFile {
  if (content !== undefined) {
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  open = openSettingsFile(dir, () => Date.parse('2026-03-02T09:00:00Z'));
  return open;
}
const written = () => JSON.parse(readFileSync(path, 'utf8')) as unknown;

describe('opening', () => {
  it('without a file gives the defaults, and writes none', () => {
    const file = openFile();
    expect(file.settings()).toEqual(defaultSettings);
    expect(file.isNew).toBe(true);
    expect(file.fileProblem()).toBeNull();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ['breaks.intervalMinutes', { breaks: { intervalMinutes: 'often' } }, 'wrong-type'],
    ['breaks.snoozeMinutes', { breaks: { snoozeMinutes: 31 } }, 'out-of-range'],
    ['breaks.presence', { breaks: { presence: 'siren' } }, 'not-allowed'],
    [
      'workHours.monday.0.start',
      { workHours: { monday: [{ start: '9', end: '17:00' }] } },
      'not-allowed',
    ],
    ['daysOff.0', { daysOff: ['2026-02-30'] }, 'not-allowed'],
    ['hold', { hold: true }, 'wrong-type'],
    ['mine', { mine: 1 }, 'unknown-key'],
  ])('a bad %s is named, and the rest holds', (at, content, code) => {
    const file = openFile({ sound: { volume: 0.2 }, ...content });
    expect(file.problems()).toMatchObject([{ path: at, code }]);
    expect(file.settings()).toEqual({
      ...defaultSettings,
      sound: { ...defaultSettings.sound, volume: 0.2 },
    });
    expect(written()).toEqual({ sound: { volume: 0.2 }, ...content });
  });

  it('a file that can not be read takes the last good copy, which is in place again', () => {
    writeFileSync(`${path}.bak`, '{"breaks":{"intervalMinutes":30}}');
    const file = openFile('{ "breaks": ');
    expect(file.settings().breaks.intervalMinutes).toBe(30);
    expect(inEnglish(file.fileProblem())).toMatch(/can't be used.*kept as.*last good copy/);
    expect(written()).toEqual({ breaks: { intervalMinutes: 30 } });
    file.change('breaks.snoozeMinutes', 7);
    expect(file.settings().breaks).toMatchObject({ intervalMinutes: 30, snoozeMinutes: 7 });
  });

  it('a folder in its place is left as it is; changes last until the end', () => {
    mkdirSync(path);
    const file = openFile();
    expect(inEnglish(file.fileProblem())).toMatch(/settings\.json is a folder, not a file/);
    file.change('breaks.snoozeMinutes', 7);
    expect(file.settings().breaks.snoozeMinutes).toBe(7);
    expect(readdirSync(dir)).toEqual(['settings.json']);
    rmSync(path, { recursive: true });
    file.retry();
    expect(written()).toEqual({ breaks: { snoozeMinutes: 7 } });
    expect(file.fileProblem()).toBeNull();
  });

  it('a file that was lost takes the last good copy, and is not a first start', () => {
    openFile({}).change('breaks.intervalMinutes', 30);
    rmSync(path);
    const file = openFile();
    expect(file.settings().breaks.intervalMinutes).toBe(30);
    expect(file.isNew).toBe(false);
    expect(inEnglish(file.fileProblem())).toMatch(/was gone.*last good copy/);
  });

  it.each([
    ['a long string', JSON.stringify({ body: { plan: 'x'.repeat(70_000) } })],
    [
      'ten thousand keys',
      JSON.stringify(Object.fromEntries(Array.from(Array(10_000), (_, at) => [`k${at}`, 0]))),
    ],
  ])('a file of %s is refused by its size, and left', (_, content) => {
    const file = openFile(content);
    expect(inEnglish(file.fileProblem())).toMatch(/is larger than 64 kB\. It is left as it is/);
    expect(file.change('breaks.snoozeMinutes', 7)).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('an unknown key that nests too deeply is told, and changes go on', () => {
    const file = openFile(`{"mine":${'['.repeat(9000)}${']'.repeat(9000)}}`);
    expect(inEnglish(file.fileProblem())).toMatch(/nested deeper than 64 levels/);
    file.change('breaks.snoozeMinutes', 7);
    expect(written()).toEqual({ breaks: { snoozeMinutes: 7 } });
  });

  it('a byte order mark is no reason to lose a change', () => {
    const file = openFile('\uFEFF{"note":1}\r\n');
    file.change('breaks.snoozeMinutes', 7);
    expect(file.fileProblem()).toBeNull();
    expect(written()).toEqual({ note: 1, breaks: { snoozeMinutes: 7 } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('a file from a newer version is left alone; changes last until the end', () => {
    const file = openFile('{"version":2,"breaks":{"intervalMinutes":30}}');
    expect(inEnglish(file.fileProblem())).toMatch(/newer version/);
    expect(file.change('breaks.snoozeMinutes', 7)).toBeNull();
    expect(file.change('breaks.snoozeLimit', 1)).toBeNull();
    expect(file.settings().breaks).toMatchObject({ snoozeMinutes: 7, snoozeLimit: 1 });
    expect(readFileSync(path, 'utf8')).toBe('{"version":2,"breaks":{"intervalMinutes":30}}');
    expect(readdirSync(dir)).toEqual(['settings.json']);
  });
});

describe('changing', () => {
  it('writes that key and nothing else; unknown keys and bad values stay', () => {
    const mine = { breaks: { intervalMinutes: 'often', mine: 1 }, note: 'keep me' };
    const file = openFile(mine);
    expect(file.change('breaks.snoozeMinutes', 7)).toBeNull();
    expect(written()).toEqual({ ...mine, breaks: { ...mine.breaks, snoozeMinutes: 7 } });
    expect(file.change('breaks.intervalMinutes', 30)).toBeNull();
    expect(written()).toMatchObject({ breaks: { intervalMinutes: 30, mine: 1 } });
    expect(file.problems().map(({ code }) => code)).toEqual(['unknown-key', 'unknown-key']);
  });

  it('tells whoever listens, until they no longer do', () => {
    const file = openFile({});
    const told = vi.fn();
    const stop = file.onChange(told);
    file.change('app.theme', 'dark');
    file.reset('app.theme');
    expect(told).toHaveBeenCalledTimes(2);
    stop();
    file.change('app.theme', 'light');
    expect(told).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['breaks.intervalMinutes', 4, 'out-of-range'],
    ['breaks.intervalMinutes', '30', 'wrong-type'],
    ['breaks.often', 1, 'unknown-key'],
    ['breaks', { intervalMinutes: 30 }, 'unknown-key'],
    ['version', 2, 'newer-version'],
    ['__proto__.polluted', true, 'unknown-key'],
    ['constructor.prototype', true, 'unknown-key'],
    ['workHours.monday.0.start', '09:00', 'unknown-key'],
  ])('%s to %j is refused, and nothing is written', (at, value, code) => {
    const file = openFile('{"note":1}');
    const told = vi.fn();
    file.onChange(told);
    expect(file.change(at, value)).toMatchObject({ code });
    expect(readFileSync(path, 'utf8')).toBe('{"note":1}');
    expect(told).not.toHaveBeenCalled();
    expect(file.settings()).toEqual(defaultSettings);
  });

  it('takes ranges that overlap: they are merged', () => {
    const file = openFile({});
    const ranges = [
      { start: '09:00', end: '12:00' },
      { start: '11:00', end: '13:00' },
    ];
    expect(file.change('workHours.monday', ranges)).toBeNull();
    expect(file.problems()).toMatchObject([{ path: 'workHours.monday', code: 'overlap' }]);
  });

  it('quickly after one another loses none', () => {
    const file = openFile({});
    file.change('breaks.snoozeMinutes', 7);
    file.change('breaks.snoozeLimit', 1);
    expect(written()).toEqual({ breaks: { snoozeMinutes: 7, snoozeLimit: 1 } });
  });

  it('that can not be written holds in memory and says so, until writing works again', () => {
    const file = openFile({ note: 1 });
    mkdirSync(`${path}.bak`);
    expect(file.change('breaks.snoozeMinutes', 7)).toBeNull();
    expect(inEnglish(file.fileProblem())).toMatch(/can't be written.*Changes last until you quit/);
    file.change('breaks.snoozeLimit', 1);
    expect(file.settings().breaks).toMatchObject({ snoozeMinutes: 7, snoozeLimit: 1 });
    expect(written()).toEqual({ note: 1 });
    rmSync(`${path}.bak`, { recursive: true });
    file.change('app.theme', 'dark');
    expect(file.fileProblem()).toBeNull();
    expect(written()).toEqual({
      note: 1,
      breaks: { snoozeMinutes: 7, snoozeLimit: 1 },
      app: { theme: 'dark' },
    });
  });
});

describe('resetting', () => {
  it('takes one key out, or all the known ones of a section', () => {
    const file = openFile({ breaks: { snoozeMinutes: 7, snoozeLimit: 1, mine: 1 }, note: 1 });
    file.reset('breaks.snoozeMinutes');
    expect(written()).toEqual({ breaks: { snoozeLimit: 1, mine: 1 }, note: 1 });
    file.reset('breaks');
    expect(written()).toEqual({ breaks: { mine: 1 }, note: 1 });
    expect(file.settings()).toEqual(defaultSettings);
  });

  it.each(['__proto__.toString', 'constructor.keys', 'note', 'breaks.mine', ''])(
    'refuses %j, and harms nothing',
    (at) => {
      const file = openFile('{"note":1,"breaks":{"mine":1}}');
      expect(() => file.reset(at)).toThrow(`there is no setting ${at}`);
      expect(typeof {}.toString).toBe('function');
      expect(typeof Object.keys).toBe('function');
      expect(readFileSync(path, 'utf8')).toBe('{"note":1,"breaks":{"mine":1}}');
    },
  );
});

describe('a change by hand', () => {
  const told = (file: SettingsFile) => new Promise<void>((resolve) => file.onChange(resolve));

  it('is picked up while running', async () => {
    const file = openFile({});
    const changed = told(file);
    writeFileSync(path, '{"breaks":{"intervalMinutes":30}}');
    await changed;
    expect(file.settings().breaks.intervalMinutes).toBe(30);
  });

  it('that is half-written stays where it is, and what held before holds', async () => {
    const file = openFile({ breaks: { intervalMinutes: 30 } });
    const changed = told(file);
    writeFileSync(path, '{"breaks":{"interv');
    await changed;
    expect(file.settings().breaks.intervalMinutes).toBe(30);
    expect(inEnglish(file.fileProblem())).toMatch(/can't be used.*What held before still holds/);
    expect(readdirSync(dir)).toEqual(['settings.json']);
    expect(readFileSync(path, 'utf8')).toBe('{"breaks":{"interv');
    const again = told(file);
    writeFileSync(path, '{"breaks":{"intervalMinutes":20}}');
    await again;
    expect(file.settings().breaks.intervalMinutes).toBe(20);
    expect(file.fileProblem()).toBeNull();
  });

  it('of what its name links to is picked up, wherever that is', async () => {
    const other = mkdtempSync(join(tmpdir(), 'unhunch-elsewhere-'));
    writeFileSync(join(other, 'mine.json'), '{}');
    symlinkSync(join(other, 'mine.json'), path);
    const file = openFile();
    const changed = told(file);
    writeFileSync(join(other, 'mine.json'), '{"breaks":{"intervalMinutes":30}}');
    await changed;
    expect(file.settings().breaks.intervalMinutes).toBe(30);
    const again = told(file);
    rmSync(path);
    writeFileSync(join(other, 'other.json'), '{"breaks":{"intervalMinutes":20}}');
    symlinkSync(join(other, 'other.json'), path);
    await again;
    const last = told(file);
    writeFileSync(join(other, 'other.json'), '{"breaks":{"intervalMinutes":25}}');
    await last;
    expect(file.settings().breaks.intervalMinutes).toBe(25);
    rmSync(other, { recursive: true });
  });

  it('that works is the last good copy from then on', async () => {
    const file = openFile({});
    const changed = told(file);
    writeFileSync(path, '{"breaks":{"intervalMinutes":30}}');
    await changed;
    file.close();
    expect(openFile('broken').settings().breaks.intervalMinutes).toBe(30);
  });

  it('while a change of ours is not written yet loses neither', async () => {
    const file = openFile({ note: 1 });
    mkdirSync(`${path}.bak`);
    file.change('breaks.snoozeMinutes', 7);
    const changed = told(file);
    writeFileSync(path, '{"breaks":{"intervalMinutes":30}}');
    await changed;
    expect(file.settings().breaks).toMatchObject({ intervalMinutes: 30, snoozeMinutes: 7 });
    rmSync(`${path}.bak`, { recursive: true });
    file.retry();
    expect(written()).toEqual({ breaks: { intervalMinutes: 30, snoozeMinutes: 7 } });
  });

  it('that is half-written when we write is kept aside, and nothing that held is lost', () => {
    const file = openFile({ breaks: { intervalMinutes: 30 }, note: 1 });
    writeFileSync(path, '{"breaks":{"interv');
    file.change('breaks.snoozeMinutes', 7);
    expect(written()).toEqual({ breaks: { intervalMinutes: 30, snoozeMinutes: 7 }, note: 1 });
    const aside = readdirSync(dir).find((name) => name.includes('.corrupt-')) ?? '';
    expect(readFileSync(join(dir, aside), 'utf8')).toBe('{"breaks":{"interv');
    expect(inEnglish(file.fileProblem())).toMatch(/can't be used.*kept as.*What held before/);
  });

  it('that was not noticed yet when we write is not lost', () => {
    const file = openFile({});
    writeFileSync(path, '{"breaks":{"intervalMinutes":30}}');
    file.change('breaks.snoozeMinutes', 7);
    expect(written()).toEqual({ breaks: { intervalMinutes: 30, snoozeMinutes: 7 } });
    expect(file.settings().breaks).toMatchObject({ intervalMinutes: 30, snoozeMinutes: 7 });
  });

  it('by a newer version is not written over', () => {
    const file = openFile({ breaks: { intervalMinutes: 30 } });
    writeFileSync(path, '{"version":2}');
    file.change('breaks.snoozeMinutes', 7);
    expect(written()).toEqual({ version: 2 });
    expect(file.settings().breaks).toMatchObject({ intervalMinutes: 30, snoozeMinutes: 7 });
    expect(inEnglish(file.fileProblem())).toMatch(/newer version/);
  });

  it('that takes the file away changes nothing, and the next write brings it back', () => {
    const file = openFile({ breaks: { intervalMinutes: 30 }, note: 1 });
    rmSync(path);
    file.change('breaks.snoozeMinutes', 7);
    expect(written()).toEqual({ breaks: { intervalMinutes: 30, snoozeMinutes: 7 }, note: 1 });
  });
});
