import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveWordOf, whyUnusable } from '../../../../main/desktop/startup/files-folder';
import { desktopTexts } from '../../../support/texts';

const t = desktopTexts();
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-folder-'));
  vi.stubEnv('HOME', join(dir, 'home'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

describe('the folder of the files', () => {
  it('is made where it is not there, for the person alone', () => {
    const folder = join(dir, 'a/b');
    expect(whyUnusable(folder, t)).toBeNull();
    expect(existsSync(folder)).toBe(true);
  });

  it('of someone else is named as that', () => {
    vi.spyOn(process, 'getuid').mockReturnValue(54_321);
    expect(whyUnusable(dir, t)).toBe(`the folder ${dir} belongs to someone else.`);
  });

  it('that is none is named with the reason', () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');
    expect(whyUnusable(file, t)).toBe(`the folder ${file} can't be used (EEXIST).`);
    expect(whyUnusable(join(file, 'x'), t)).toBe(
      `the folder ${join(file, 'x')} can't be used (ENOTDIR).`,
    );
  });

  // Root may write to every folder but those that the kernel makes up.
  it('that can not be written to is named as that', () => {
    expect(whyUnusable('/sys/unhunch', t)).toMatch(
      /^the folder \/sys\/unhunch can't be written to \((EPERM|EACCES|EROFS)\)\.$/,
    );
  });
});

describe('word of a folder elsewhere', () => {
  const word = () => join(dir, 'home/.config/Unhunch/elsewhere');

  it('is left in the usual place while the app runs', () => {
    const folder = join(dir, 'config/Unhunch');
    const takeBack = leaveWordOf(folder, join(dir, 'config'));
    expect(readlinkSync(word())).toBe(folder);
    leaveWordOf(folder, join(dir, 'config'));
    expect(readlinkSync(word())).toBe(folder);
    takeBack();
    expect(existsSync(word())).toBe(false);
  });

  it.each([
    ['the usual folder', 'home/.config/Unhunch', 'home/.config'],
    ['a folder asked for by the command line', 'own', 'config'],
    ['no variable', 'home/.config/Unhunch', ''],
  ])('is not needed for %s', (_, folder, config) => {
    mkdirSync(join(dir, 'home/.config/Unhunch'), { recursive: true });
    leaveWordOf(join(dir, folder), config && join(dir, config));
    expect(existsSync(word())).toBe(false);
  });
});
