/**
 * What Unhunch can take over from the settings of other break reminders. Formats as in their
 * public sources: Stretchly 1.x (`defaultSettings.js`), BreakTimer 1.3+ (`types/settings.ts`,
 * seconds since settings version 2), Safe Eyes 2 and 3 (`safeeyes.json`), Workrave 1.10+ (the ini
 * file, or a dump of `/org/workrave/`). Their files are read and never written.
 */
import { z } from 'zod';
import { languageNamed } from './languages';
import { limitsOf } from './setting-limits';
import type { PathOf, SettingPath } from './setting-paths';
import { type Weekday, type WorkRange, weekdays } from './settings';
import { DAY_MINUTES, MINUTE_MS } from './time';
import { formatTimeOfDay } from './time-of-day';

export const otherApps = ['stretchly', 'breaktimer', 'workrave', 'safeeyes'] as const;
export type OtherApp = (typeof otherApps)[number];

/** Something of theirs that has no place here. */
export type Leftover =
  | 'shortBreaks'
  | 'texts'
  | 'strict'
  | 'exclusions'
  | 'dailyLimit'
  | 'allHours'
  | 'language'
  | 'locked';

export interface TakeOver {
  readonly app: OtherApp;
  /** What would be set here, each value within our limits. */
  readonly take: readonly { readonly path: SettingPath; readonly value: unknown }[];
  readonly left: readonly Leftover[];
}

/** Null when the text is not what that app writes, or holds nothing that fits. */
export function readOtherApp(app: OtherApp, text: string): TakeOver | null {
  const found = readers[app](text);
  return found && found.take.length > 0 ? { app, ...found } : null;
}

type Found = Omit<TakeOver, 'app'>;
type Taken = TakeOver['take'][number];

const readers: Readonly<Record<OtherApp, (text: string) => Found | null>> = {
  stretchly: (text) => fromJson(text, stretchly, ofStretchly),
  breaktimer: (text) => fromJson(text, breaktimer, ofBreakTimer),
  safeeyes: (text) => fromJson(text, safeeyes, ofSafeEyes),
  workrave: ofWorkrave,
};

function fromJson<T>(
  text: string,
  schema: z.ZodType<T>,
  read: (settings: T) => Found,
): Found | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? read(parsed.data) : null;
  } catch {
    return null;
  }
}

/** A value of another type counts as not there. */
const count = z.number().finite().nonnegative().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);
const word = z.string().optional().catch(undefined);

const stretchly = z.object({
  microbreak: flag,
  break: flag,
  microbreakInterval: count,
  breakInterval: count,
  breakPostpone: flag,
  breakPostponeTime: count,
  breakPostponesLimit: count,
  breakStrictMode: flag,
  naturalBreaks: flag,
  naturalBreaksInactivityResetTime: count,
  useIdeasFromSettings: flag,
  appExclusions: list,
  language: word,
});

/** A long break follows `breakInterval` short ones; times are in ms. */
function ofStretchly(settings: z.infer<typeof stretchly>): Found {
  const { microbreakInterval, breakInterval } = settings;
  const rounds = settings.break === false ? 0 : breakInterval;
  const language = languageNamed(settings.language ?? '');
  return {
    take: [
      ...minutes(
        'breaks.intervalMinutes',
        microbreakInterval !== undefined && rounds !== undefined
          ? (microbreakInterval * (rounds + 1)) / MINUTE_MS
          : undefined,
      ),
      ...minutes('breaks.snoozeMinutes', divided(settings.breakPostponeTime, MINUTE_MS)),
      ...amount(
        'breaks.snoozeLimit',
        settings.breakPostpone === false ? 0 : settings.breakPostponesLimit,
      ),
      ...(settings.naturalBreaks === false
        ? []
        : minutes(
            'breaks.naturalBreakMinutes',
            divided(settings.naturalBreaksInactivityResetTime, MINUTE_MS),
          )),
      ...(language ? [{ path: 'app.language' as const, value: language }] : []),
    ],
    left: leftovers({
      shortBreaks: settings.microbreak === true && settings.break !== false,
      texts: settings.useIdeasFromSettings,
      strict: settings.breakStrictMode,
      exclusions: (settings.appExclusions?.length ?? 0) > 0,
      language: settings.language !== undefined && language === undefined,
    }),
  };
}

const workingDay = z
  .object({
    enabled: z.boolean(),
    ranges: z.array(z.object({ fromMinutes: z.number(), toMinutes: z.number() })),
  })
  .optional()
  .catch(undefined);

const breaktimer = z.object({
  settings: z.object({
    breakFrequencySeconds: count,
    postponeBreakEnabled: flag,
    postponeLengthSeconds: count,
    postponeLimit: count,
    skipBreakEnabled: flag,
    idleResetEnabled: flag,
    idleResetLengthSeconds: count,
    workingHoursEnabled: flag,
    workingHoursMonday: workingDay,
    workingHoursTuesday: workingDay,
    workingHoursWednesday: workingDay,
    workingHoursThursday: workingDay,
    workingHoursFriday: workingDay,
    workingHoursSaturday: workingDay,
    workingHoursSunday: workingDay,
    breakMessage: word,
    language: word,
  }),
});

/** Lengths are in seconds, hours in minutes since midnight; a limit of 0 postpones is none. */
function ofBreakTimer({ settings }: z.infer<typeof breaktimer>): Found {
  const language = languageNamed(settings.language ?? '');
  const days = {
    monday: settings.workingHoursMonday,
    tuesday: settings.workingHoursTuesday,
    wednesday: settings.workingHoursWednesday,
    thursday: settings.workingHoursThursday,
    friday: settings.workingHoursFriday,
    saturday: settings.workingHoursSaturday,
    sunday: settings.workingHoursSunday,
  };
  const hours = weekdays.flatMap((day) => hoursOn(day, days[day]));
  const limit = settings.postponeLimit === 0 ? Number.POSITIVE_INFINITY : settings.postponeLimit;
  return {
    take: [
      ...minutes('breaks.intervalMinutes', divided(settings.breakFrequencySeconds, 60)),
      ...minutes('breaks.snoozeMinutes', divided(settings.postponeLengthSeconds, 60)),
      ...amount('breaks.snoozeLimit', settings.postponeBreakEnabled === false ? 0 : limit),
      ...(settings.idleResetEnabled === false
        ? []
        : minutes('breaks.naturalBreakMinutes', divided(settings.idleResetLengthSeconds, 60))),
      ...(settings.workingHoursEnabled === false ? [] : hours),
      ...(language ? [{ path: 'app.language' as const, value: language }] : []),
    ],
    left: leftovers({
      texts: settings.breakMessage !== undefined,
      strict: settings.skipBreakEnabled === false,
      allHours: settings.workingHoursEnabled === false,
      language: settings.language !== undefined && language === undefined,
    }),
  };
}

function hoursOn(day: Weekday, hours: z.infer<typeof workingDay>): readonly Taken[] {
  if (!hours) return [];
  const ranges = hours.ranges.flatMap(({ fromMinutes, toMinutes }): WorkRange[] => {
    const [start, end] = [timeOfDay(fromMinutes), timeOfDay(toMinutes)];
    return start === null || end === null || start === end ? [] : [{ start, end }];
  });
  return [{ path: `workHours.${day}`, value: hours.enabled ? ranges.slice(0, mostRanges) : [] }];
}

const mostRanges = 12;

/** Midnight at the end of a day is that of the next. */
function timeOfDay(minutes: number): string | null {
  const isTime = Number.isInteger(minutes) && minutes >= 0 && minutes <= DAY_MINUTES;
  return isTime ? formatTimeOfDay(minutes % DAY_MINUTES) : null;
}

const safeeyes = z.object({
  short_break_interval: count,
  long_break_interval: count,
  allow_postpone: flag,
  postpone_duration: count,
  postpone_unit: word,
  strict_break: flag,
  short_breaks: list,
  plugins: z
    .array(
      z.object({
        id: z.string(),
        enabled: z.boolean(),
        settings: z.object({ idle_time: count }).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});

/** Minutes throughout, but for a postpone in seconds and the idle time of `smartpause`. */
function ofSafeEyes(settings: z.infer<typeof safeeyes>): Found {
  const perMinute = settings.postpone_unit === 'seconds' ? 60 : 1;
  return {
    take: [
      ...minutes(
        'breaks.intervalMinutes',
        settings.long_break_interval ?? settings.short_break_interval,
      ),
      ...minutes('breaks.snoozeMinutes', divided(settings.postpone_duration, perMinute)),
      ...(settings.allow_postpone === false ? amount('breaks.snoozeLimit', 0) : []),
    ],
    left: leftovers({
      shortBreaks: (settings.short_breaks?.length ?? 0) > 0,
      texts: settings.short_breaks !== undefined,
      strict: settings.strict_break,
      exclusions: settings.plugins?.some(({ id, enabled }) => id === 'donotdisturb' && enabled),
    }),
  };
}

/** Seconds, in an ini file whose sections and keys are spelled in two ways. */
function ofWorkrave(text: string): Found | null {
  const keys = iniKeys(text);
  const seconds = (key: string) => {
    const value = Number(keys.get(key));
    return keys.has(key) && Number.isFinite(value) && value >= 0 ? value : undefined;
  };
  const isOn = (key: string) => keys.get(key) !== 'false' && keys.get(key) !== '0';
  return {
    take: [
      ...minutes('breaks.intervalMinutes', divided(seconds('timers/rest-break/limit'), 60)),
      ...minutes('breaks.snoozeMinutes', divided(seconds('timers/rest-break/snooze'), 60)),
      ...amount('breaks.snoozeLimit', seconds('breaks/rest-break/max-preludes')),
      ...minutes(
        'breaks.naturalBreakMinutes',
        divided(seconds('timers/rest-break/auto-reset'), 60),
      ),
    ],
    left: leftovers({
      shortBreaks: isOn('breaks/micro-pause/enabled'),
      dailyLimit: isOn('breaks/daily-limit/enabled'),
    }),
  };
}

/** Every key with its section, such as `timers/rest-break/limit`. */
function iniKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    if (header !== undefined) section = header;
    const [, key, value] = /^\s*([^=;#[]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const path = `${section}/${key}`.replaceAll('_', '-').replaceAll('.', '/');
    keys.set(path.replace(/^\/+/, ''), value);
  }
  return keys;
}

function divided(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value / by;
}

/** In whole minutes, within the limits of the setting. */
function minutes(path: PathOf<number>, value: number | undefined): readonly Taken[] {
  return value === undefined || value === 0 ? [] : amount(path, value);
}

function amount(path: PathOf<number>, value: number | undefined): readonly Taken[] {
  if (value === undefined) return [];
  const { min, max } = limitsOf(path);
  return [{ path, value: Math.round(Math.min(max, Math.max(min, value))) }];
}

function leftovers(found: Partial<Record<Leftover, boolean | undefined>>): readonly Leftover[] {
  return (Object.keys(found) as Leftover[]).filter((leftover) => found[leftover] === true);
}
