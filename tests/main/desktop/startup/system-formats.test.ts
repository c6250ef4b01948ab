import { describe, expect, it } from 'vitest';
import {
  type SystemFormatsParts,
  systemFormats,
} from '../../../../main/desktop/startup/system-formats';

const nothing = {
  env: {},
  regionLocale: () => 'en-US',
  readRegistry: () => {
    throw new Error('spawnSync reg ETIMEDOUT');
  },
  readDefault: () => false,
} satisfies Omit<SystemFormatsParts, 'platform'>;

describe('on Linux', () => {
  it.each([
    ['LC_TIME before LANG', { LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, '24h', 'monday'],
    ['LC_ALL before both', { LC_ALL: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, '12h', 'sunday'],
    ['LANG alone', { LANG: 'en_GB.UTF-8' }, '24h', 'monday'],
    ['without a character set', { LC_TIME: 'de_DE' }, '24h', 'monday'],
    ['with a variant', { LC_TIME: 'de_DE@euro' }, '24h', 'monday'],
    ['an empty one counts for nothing', { LC_TIME: '', LANG: 'en_US.UTF-8' }, '12h', 'sunday'],
    ['the C locale is nobody’s region', { LC_TIME: 'C.UTF-8', LANG: 'en_US' }, null, null],
    ['POSIX neither', { LANG: 'POSIX' }, null, null],
    ['nothing at all', {}, null, null],
  ])('%s', (_, env, clock, weekStart) => {
    expect(systemFormats({ ...nothing, platform: 'linux', env })).toEqual({ clock, weekStart });
  });
});

describe('on Windows', () => {
  /** As `reg query "HKCU\Control Panel\International"` prints it, shortened. */
  const registry = (shortTime: string, firstDay: string) => () =>
    [
      '',
      'HKEY_CURRENT_USER\\Control Panel\\International',
      '    Locale    REG_SZ    00000409',
      '    LocaleName    REG_SZ    en-US',
      '    iFirstDayOfWeek    REG_SZ    '.concat(firstDay),
      '    sShortTime    REG_SZ    '.concat(shortTime),
      '    sTimeFormat    REG_SZ    h:mm:ss tt',
      '',
    ].join('\r\n');
  const ask = (readRegistry: (key: string) => string) =>
    systemFormats({ ...nothing, platform: 'win32', readRegistry });

  it('the person’s own format of the time and first day count before the region’s', () => {
    expect(ask(registry('HH:mm', '0'))).toEqual({ clock: '24h', weekStart: 'monday' });
    expect(ask(registry('h:mm tt', '6'))).toEqual({ clock: '12h', weekStart: 'sunday' });
  });

  it('without an answer the region’s count', () => {
    expect(ask(nothing.readRegistry)).toEqual({ clock: '12h', weekStart: 'sunday' });
    expect(ask(() => '')).toEqual({ clock: '12h', weekStart: 'sunday' });
  });
});

describe('on macOS', () => {
  const ask = (on: string) =>
    systemFormats({ ...nothing, platform: 'darwin', readDefault: (key) => key === on }).clock;

  it('the switch for 24 hours counts before the region', () => {
    expect(ask('AppleICUForce24HourTime')).toBe('24h');
    expect(ask('AppleICUForce12HourTime')).toBe('12h');
    expect(ask('')).toBe('12h');
  });
});
