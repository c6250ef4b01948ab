/** Where each system keeps how its person writes times and weeks. */
import { execFileSync } from 'node:child_process';
import { weekdays } from '#core/weekdays';
import type { SystemFormats } from '../../ports';

export interface SystemFormatsParts {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The locale of the region's formats, BCP 47, by Electron: Windows and macOS. */
  readonly regionLocale: () => string;
  /** What `reg query` prints for the key. Throws where it can't be had. */
  readonly readRegistry: (key: string) => string;
  /** A value of macOS's global defaults. */
  readonly readDefault: (key: string) => boolean;
}

export function systemFormats(parts: SystemFormatsParts): SystemFormats {
  switch (parts.platform) {
    case 'win32':
      return windowsFormats(parts);
    case 'darwin':
      return macosFormats(parts);
    default:
      return formatsOf(posixTag(parts.env));
  }
}

/** The region that times are written by: `de_AT.UTF-8@euro` is `de-AT`. null: none was chosen. */
function posixTag({ LC_ALL, LC_TIME, LANG }: NodeJS.ProcessEnv): string | null {
  const [name = ''] = (LC_ALL || LC_TIME || LANG || '').split(/[.@]/);
  return name === '' || name === 'C' || name === 'POSIX' ? null : name.replaceAll('_', '-');
}

const internationalKey = 'HKCU\\Control Panel\\International';

/** The region, unless the person changed the formats by themselves, as the control panel lets them. */
function windowsFormats({ regionLocale, readRegistry }: SystemFormatsParts): SystemFormats {
  const ofRegion = formatsOf(regionLocale());
  let printed: string;
  try {
    printed = readRegistry(internationalKey);
  } catch {
    return ofRegion;
  }
  const value = (name: string) =>
    new RegExp(`^\\s+${name}\\s+REG_SZ\\s+(.*?)\\s*$`, 'm').exec(printed)?.[1];
  const time = value('sShortTime');
  const firstDay = value('iFirstDayOfWeek');
  return {
    // https://learn.microsoft.com/windows/win32/intl/hour--minute--and-second-format-pictures
    clock: time === undefined ? ofRegion.clock : time.includes('H') ? '24h' : '12h',
    // 0 is Monday (https://learn.microsoft.com/windows/win32/intl/locale-ifirstdayofweek).
    weekStart: weekdays[Number(firstDay ?? Number.NaN)] ?? ofRegion.weekStart,
  };
}

/** The region, and the switch "24-hour time" or its opposite in the system's settings. */
function macosFormats({ regionLocale, readDefault }: SystemFormatsParts): SystemFormats {
  const ofRegion = formatsOf(regionLocale());
  if (readDefault('AppleICUForce24HourTime')) return { ...ofRegion, clock: '24h' };
  if (readDefault('AppleICUForce12HourTime')) return { ...ofRegion, clock: '12h' };
  return ofRegion;
}

/** Windows's own program; it ends in some ten milliseconds. */
export function queryRegistry(key: string): string {
  return execFileSync('reg', ['query', key], {
    encoding: 'utf8',
    timeout: 2_000,
    windowsHide: true,
  });
}

const ofNowhere: SystemFormats = { clock: null, weekStart: null };

/** As the region of `tag` (BCP 47) has them; null for each where there is no such tag. */
export function formatsOf(tag: string | null): SystemFormats {
  try {
    if (tag === null) return ofNowhere;
    const { hourCycle } = new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions();
    const { firstDay } = weekOf(new Intl.Locale(tag));
    return {
      clock: hourCycle?.startsWith('h2') ? '24h' : '12h',
      weekStart: weekdays[firstDay - 1] ?? null,
    };
  } catch {
    return ofNowhere;
  }
}

interface WeekInfo {
  /** 1 is Monday. */
  readonly firstDay: number;
}

/** Electron 33 knows it as a property too, later ones as a method alone; the typings as neither. */
function weekOf(locale: Intl.Locale): WeekInfo {
  const { getWeekInfo, weekInfo } = locale as Intl.Locale & {
    readonly getWeekInfo?: () => WeekInfo;
    readonly weekInfo?: WeekInfo;
  };
  const info = getWeekInfo?.call(locale) ?? weekInfo;
  if (!info) throw new RangeError(`nothing is known of the weeks of ${locale.toString()}`);
  return info;
}
