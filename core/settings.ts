/**
 * What a person can set, as `settings.json` holds it. `settingsSchema` is the one
 * description of keys, ranges and defaults; the file, the command line and the settings page
 * are all checked by it.
 */
import { z } from 'zod';
import { isDayOffEntry } from './days-off';
import { languages } from './languages';
import { obstacles } from './obstacles';
import { isTimeOfDay } from './time-of-day';
import { weekdays } from './weekdays';
import { rangesOverlap } from './work-range';

export { type Weekday, weekdays } from './weekdays';

export const equipment = ['wall', 'doorway', 'chair', 'band', 'dumbbells', 'floor'] as const;
export type Equipment = (typeof equipment)[number];

export const places = ['home', 'openOffice', 'meetingRoom', 'standingDesk'] as const;

/** What a body asks to be spared. `oneArmLeft`: only the left arm takes part. */
const profileTraits = [
  'seatedOnly',
  'noFloor',
  'noOverhead',
  'oneArmLeft',
  'oneArmRight',
  'soreNeck',
  'soreShoulder',
  'soreWrist',
  'soreLowBack',
  'soreKnee',
  'dizzy',
] as const;

export const hookEvents = ['break-due', 'session-start', 'session-end', 'pause'] as const;
export type HookEvent = (typeof hookEvents)[number];

const timeOfDay = z.string().refine(isTimeOfDay, { message: 'a time from 00:00 to 23:59' });
const wholeNumber = (min: number, max: number) => z.number().int().min(min).max(max);

const workRange = z
  .object({ start: timeOfDay, end: timeOfDay })
  .refine((range) => range.start !== range.end, { message: 'start and end must differ' })
  .readonly();
/** A wall-clock span of one weekday; an end at or before the start is on the next day. */
export type WorkRange = z.infer<typeof workRange>;

const inTheWay = z.array(z.enum(obstacles)).readonly().default([]);
const command = z.array(z.string().min(1)).min(1).max(32).readonly().nullable();

const nineToHalfPastFive = [{ start: '09:00', end: '17:30' }] as const;
const hoursOf = (ranges: readonly WorkRange[]) =>
  z
    .array(workRange)
    .max(12)
    .readonly()
    .default([...ranges]);

/** Every key with its range and default. Sections are objects; their members are the settings. */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  breaks: z.object({
    intervalMinutes: wholeNumber(5, 180).default(45),
    movesPerBreak: wholeNumber(1, 2).default(2),
    headsUpSeconds: wholeNumber(0, 300).default(0),
    snoozeMinutes: wholeNumber(1, 30).default(5),
    snoozeLimit: wholeNumber(0, 10).default(3),
    skipAllowed: z.boolean().default(true),
    naturalBreakMinutes: wholeNumber(2, 30).default(5),
    quietEndMinutes: wholeNumber(0, 60).default(10),
    maxHoldMinutes: wholeNumber(1, 240).default(60),
    fixedTimes: z.array(timeOfDay).max(24).readonly().default([]),
    presence: z.enum(['notification', 'card', 'fullscreen']).default('card'),
    /** How long the notification has to itself before the card takes its place; 0: no notification. */
    cardAfterSeconds: wholeNumber(0, 170).default(30),
    /** Which displays a full-screen break covers. */
    displays: z.enum(['all', 'active']).default('all'),
    /** Skip and close stay off for so many seconds of a full-screen break; 0 is off. */
    strictSeconds: wholeNumber(0, 120).default(0),
  }),
  workHours: z.object({
    monday: hoursOf(nineToHalfPastFive),
    tuesday: hoursOf(nineToHalfPastFive),
    wednesday: hoursOf(nineToHalfPastFive),
    thursday: hoursOf(nineToHalfPastFive),
    friday: hoursOf(nineToHalfPastFive),
    saturday: hoursOf([]),
    sunday: hoursOf([]),
  }),
  daysOff: z
    .array(z.string().refine(isDayOffEntry, { message: 'a date, or first/last date' }))
    .max(1000)
    .readonly()
    .default([]),
  session: z.object({
    /** `auto`: what suits the place and the move. */
    size: z.enum(['auto', 'window', 'large', 'fullscreen']).default('auto'),
    /** How long a move gets ready before it starts by itself; 0: what fits the move. */
    readySeconds: wholeNumber(0, 30)
      .refine((seconds) => seconds !== 1 && seconds !== 2, { message: '0, or 3 to 30' })
      .default(0),
    /** Letters as shortcuts, beside Space, Enter, Escape and the arrows. */
    characterKeys: z.boolean().default(true),
  }),
  hold: z.object({
    doNotDisturb: z.boolean().default(true),
    fullscreen: z.boolean().default(true),
    microphone: z.boolean().default(true),
    camera: z.boolean().default(true),
  }),
  body: z.object({
    equipment: z.array(z.enum(equipment)).readonly().default(['wall', 'doorway', 'chair']),
    place: z.enum(places).default('home'),
    profile: z.array(z.enum(profileTraits)).readonly().default([]),
    level: z.enum(['beginner', 'regular', 'strong']).default('beginner'),
    disabledMoves: z.array(z.string()).max(500).readonly().default([]),
    /** Muscles the person wants more of. */
    focus: z.array(z.string()).max(20).readonly().default([]),
    /** The name of a figure preset, or `varied`: another figure with every break. */
    figure: z.string().max(40).default('varied'),
    /** The person's own if-then plan, shown on Today; empty is none. */
    plan: z.string().max(200).default(''),
  }),
  /** What is always in the way at a place. */
  notHere: z.object({
    home: inTheWay,
    openOffice: inTheWay,
    meetingRoom: inTheWay,
    standingDesk: inTheWay,
  }),
  sound: z.object({
    enabled: z.boolean().default(true),
    volume: z.number().min(0).max(1).default(0.6),
    voice: z.boolean().default(false),
    /** The voice by the system's name for it; empty is the best for the language. */
    voiceName: z.string().max(200).default(''),
    /** Speed of the voice; 1 is its own. */
    voiceRate: z.number().min(0.5).max(2).default(1),
    /** Whether music and films pause for a break. */
    pausePlayers: z.boolean().default(false),
  }),
  desk: z.object({
    /** Whether the desk goes up, so that sitting and standing take turns. */
    standing: z.boolean().default(false),
    sitMinutes: wholeNumber(5, 180).default(45),
    standMinutes: wholeNumber(5, 180).default(15),
  }),
  /** Breaks offered while something else is being waited for. */
  wait: z.object({
    offers: z.boolean().default(true),
    /** How much of the interval must be over, in percent. */
    fromPercent: wholeNumber(0, 100).default(60),
  }),
  app: z.object({
    language: z.enum(['system', ...languages]).default('system'),
    theme: z.enum(['system', 'light', 'dark']).default('system'),
    clock: z.enum(['system', '12h', '24h']).default('system'),
    /** When screen captures leave the app's windows out. */
    hideFromCapture: z.enum(['inCalls', 'never']).default('inCalls'),
    /** Size of all text, in percent. */
    textSize: wholeNumber(100, 200).default(100),
    launchAtLogin: z.boolean().default(false),
    /** What it was when app and desktop last agreed: tells which of the two was changed since. */
    launchAtLoginAgreed: z.boolean().default(false),
    routineDays: z.array(z.enum(weekdays)).readonly().default(['tuesday', 'friday']),
    /** An Electron accelerator that focuses the card; empty is off. */
    shortcut: z
      .string()
      .max(60)
      .refine((keys) => !/^(ctrl|control|cmd|command|cmdorctrl|commandorcontrol)\+x$/i.test(keys), {
        message: 'not Ctrl+X or Cmd+X: they cut text',
      })
      .default(''),
    /** Whether the first start was finished or skipped. */
    welcomed: z.boolean().default(false),
    /** Whether it was said that no panel shows the icon. */
    saidNoTray: z.boolean().default(false),
    /** Whether it was said that closing the window leaves the app in the tray. */
    saidGoesOn: z.boolean().default(false),
    /** Ask once a week how the neck feels. */
    askComfort: z.boolean().default(false),
  }),
  /** A program with its arguments per event, run without a shell; null is none. */
  hooks: z.object({
    'break-due': command.default(null),
    'session-start': command.default(null),
    'session-end': command.default(null),
    pause: command.default(null),
  }),
});

type Deep<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;
export type Settings = Deep<z.infer<typeof settingsSchema>>;

/** Something in `settings.json` that could not be used as it is. */
export interface SettingsProblem {
  /** Where, such as `breaks.intervalMinutes` or `workHours.monday.0.start`. */
  readonly path: string;
  /**
   * `wrong-type`, `out-of-range` and `not-allowed`: the default is used instead.
   * `unknown-key`: kept in the file, not used. `overlap`: the ranges are merged.
   * `locked`: kept in the file, not used while the organisation's policy says otherwise.
   * `newer-version`: nothing of the file is used or written.
   */
  readonly code:
    | 'wrong-type'
    | 'out-of-range'
    | 'not-allowed'
    | 'unknown-key'
    | 'overlap'
    | 'locked'
    | 'newer-version';
  /** What is expected there, in English, for log and command line. */
  readonly expected: string;
}

export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/** What an organisation has set: values that hold where the person says nothing, and locked ones. */
export interface Policy {
  /** By path, such as `breaks.intervalMinutes`; each fits the schema. */
  readonly presets: ReadonlyMap<string, unknown>;
  /** Paths whose preset holds whatever the person says. */
  readonly locks: ReadonlySet<string>;
}

export const noPolicy: Policy = { presets: new Map(), locks: new Set() };

/**
 * Reads the parsed JSON of `settings.json`. Never throws: each bad value is reported by its
 * path and replaced by that key's default, the rest stays. Unknown keys are reported and left
 * to the caller to keep in the file. A preset of the policy takes the place of a default.
 */
export function parseSettings(raw: unknown, policy: Policy = noPolicy): ParsedSettings {
  const problems: SettingsProblem[] = [];
  if (isRecord(raw) && typeof raw.version === 'number' && raw.version > 1) {
    problems.push({
      path: 'version',
      code: 'newer-version',
      expected: 'version 1: the file was written by a newer Unhunch and is left as it is',
    });
    return { settings: readObject(settingsSchema, {}, '', [], policy) as Settings, problems };
  }
  const settings = readObject(settingsSchema, raw, '', problems, policy) as Settings;
  problems.push(...overlaps(settings));
  return { settings, problems };
}

/** What holds when the file says nothing. */
export const defaultSettings: Settings = readObject(
  settingsSchema,
  {},
  '',
  [],
  noPolicy,
) as Settings;

/** The schema at a dotted path such as `breaks.intervalMinutes`; undefined if there is none. */
export function settingSchemaAt(path: string): z.ZodType | undefined {
  let schema: z.ZodType = settingsSchema;
  for (const key of path.split('.')) {
    if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, key)) return undefined;
    schema = schema.shape[key] as z.ZodType;
  }
  return schema;
}

function readObject(
  schema: z.ZodObject,
  raw: unknown,
  path: string,
  problems: SettingsProblem[],
  policy: Policy,
): Record<string, unknown> {
  if (raw !== undefined && !isRecord(raw)) {
    problems.push({ path: path || '(whole file)', code: 'wrong-type', expected: 'an object' });
  }
  const source = isRecord(raw) ? raw : {};
  const result: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const at = path ? `${path}.${key}` : key;
    const value = Object.hasOwn(source, key) ? source[key] : undefined;
    if (member instanceof z.ZodObject) {
      result[key] = readObject(member, value, at, problems, policy);
      continue;
    }
    const fallback = policy.presets.has(at) ? policy.presets.get(at) : member.parse(undefined);
    if (policy.locks.has(at)) {
      result[key] = fallback;
      const differs = value !== undefined && JSON.stringify(value) !== JSON.stringify(fallback);
      if (differs)
        problems.push({ path: at, code: 'locked', expected: "the organisation's value" });
      continue;
    }
    const read = member.safeParse(value);
    if (!read.success) problems.push(...read.error.issues.map((issue) => toProblem(at, issue)));
    result[key] = value !== undefined && read.success ? read.data : fallback;
  }
  for (const key of Object.keys(source)) {
    if (Object.hasOwn(schema.shape, key)) continue;
    const at = path ? `${path}.${key}` : key;
    problems.push({ path: at, code: 'unknown-key', expected: 'a known key; it is kept' });
  }
  return result;
}

function toProblem(at: string, issue: z.core.$ZodIssue): SettingsProblem {
  const path = [at, ...issue.path.map(String)].join('.');
  switch (issue.code) {
    case 'invalid_type':
      return { path, code: 'wrong-type', expected: `${issue.expected}` };
    case 'too_small':
      return { path, code: 'out-of-range', expected: `at least ${issue.minimum}` };
    case 'too_big':
      return { path, code: 'out-of-range', expected: `at most ${issue.maximum}` };
    case 'invalid_value':
      return { path, code: 'not-allowed', expected: `one of ${issue.values.join(', ')}` };
    default:
      return { path, code: 'not-allowed', expected: issue.message };
  }
}

/** Days whose ranges share minutes; the schedule merges them. */
function overlaps(settings: Settings): SettingsProblem[] {
  return weekdays
    .filter((day) => rangesOverlap(settings.workHours[day]))
    .map((day) => ({
      path: `workHours.${day}`,
      code: 'overlap',
      expected: 'ranges that do not overlap; they are merged',
    }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
