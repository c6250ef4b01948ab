// What the simulator reads: a time zone, settings, a stretch of time and what happens in it.
import { z } from 'zod';
import { instantAt } from '#core/schedule/local-time';
import { parseSettings, type Settings } from '#core/settings';
import { parseTimeOfDay } from '#core/time-of-day';

/** A scenario that can't be run; the message names the field. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

const localTime = z
  .string()
  .refine(isLocalTime, { message: 'expected a local time such as 2026-03-27T09:50' });
const minutes = z.number().positive();
const settings = z.record(z.string(), z.unknown());

const event = z.discriminatedUnion('type', [
  z.strictObject({
    at: localTime,
    type: z.enum(['away', 'lock', 'sleep', 'restart', 'wait']),
    minutes,
  }),
  z.strictObject({
    at: localTime,
    type: z.literal('busy'),
    minutes,
    why: z
      .enum(['do-not-disturb', 'doNotDisturb', 'fullscreen', 'microphone', 'camera', 'meeting'])
      .transform((why) => (why === 'doNotDisturb' ? 'do-not-disturb' : why))
      .default('fullscreen'),
  }),
  z.strictObject({
    at: localTime,
    type: z.literal('pause'),
    minutes: minutes.optional(),
    until: z
      .enum(['tomorrow', 'forever', 'resumed'])
      .transform((until) => (until === 'resumed' ? 'forever' : until))
      .default('forever'),
  }),
  z.strictObject({ at: localTime, type: z.enum(['resume', 'start']) }),
  z.strictObject({
    at: localTime,
    type: z.literal('clock'),
    minutes: z.number(),
    /** Then it is set right. Without it stays so, and what comes later is by the new clock. */
    forMinutes: minutes.optional(),
  }),
  z.strictObject({ at: localTime, type: z.literal('settings'), settings }),
]);

const scenarioSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, { message: 'expected an IANA time zone' }),
  settings: settings.default({}),
  from: localTime,
  to: localTime,
  answer: z.enum(['finish', 'snooze', 'skip', 'ignore']).default('finish'),
  events: z.array(event).default([]),
});

type Written = z.infer<typeof event>;
type Timed<T> = T extends { at: string } ? Omit<T, 'at'> & { at: number } : never;
/** What happens at an instant, by the clock of the machine. */
export type ScenarioEvent = Timed<Exclude<Written, { type: 'settings' }>> | SettingsEvent;
interface SettingsEvent {
  at: number;
  type: 'settings';
  /** All settings from then on. */
  settings: Settings;
}

export interface Scenario {
  readonly timeZone: string;
  readonly settings: Settings;
  readonly fromAt: number;
  readonly toAt: number;
  readonly answer: 'finish' | 'snooze' | 'skip' | 'ignore';
  /** In order of time. */
  readonly events: readonly ScenarioEvent[];
}

/**
 * Checks the parsed JSON of a scenario. Unlike the app, which goes on with a default, it takes
 * no bad setting: a scenario that isn't run as written would show something else.
 *
 * @throws {ScenarioError}
 */
export function parseScenario(raw: unknown): Scenario {
  const parsed = scenarioSchema.safeParse(raw);
  if (!parsed.success) throw new ScenarioError(wordsFor(parsed.error.issues[0]));
  const written = parsed.data;
  const instant = (text: string, which: 'first' | 'second') =>
    instantOf(written.timeZone, text, which);
  const fromAt = instant(written.from, 'first');
  const toAt = instant(written.to, 'second');
  if (toAt <= fromAt) throw new ScenarioError('to: expected a time after from');

  const order = written.events
    .map((event, index) => ({ event, index, at: instant(event.at, 'first') }))
    .sort((a, b) => a.at - b.at);
  let rawSettings = written.settings;
  const settings = checkSettings(rawSettings, 'settings');
  const events = order.map(({ event, index, at }): ScenarioEvent => {
    if (at < fromAt) throw new ScenarioError(`events.${index}.at: expected a time not before from`);
    if (event.type !== 'settings') return { ...event, at };
    rawSettings = mergeDeep(rawSettings, event.settings);
    const changed = checkSettings(rawSettings, `events.${index}.settings`);
    return { at, type: 'settings', settings: changed };
  });
  return { timeZone: written.timeZone, settings, fromAt, toAt, answer: written.answer, events };
}

function wordsFor(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'the scenario is not valid';
  const named = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  const path = named.join('.') || 'the scenario';
  return issue.code === 'unrecognized_keys'
    ? `${path}: no such field`
    : `${path}: ${issue.message}`;
}

function checkSettings(raw: Record<string, unknown>, path: string): Settings {
  const { settings, problems } = parseSettings(raw);
  const problem = problems.find(({ code }) => code !== 'overlap');
  if (problem) throw new ScenarioError(`${path}.${problem.path}: expected ${problem.expected}`);
  return settings;
}

/** `changes` over `base`; objects are merged, everything else is replaced. */
function mergeDeep(
  base: Record<string, unknown>,
  changes: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const old = merged[key];
    merged[key] = isRecord(old) && isRecord(value) ? mergeDeep(old, value) : value;
  }
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const localTimePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}))?$/;

function isLocalTime(text: string): boolean {
  return localTimePattern.test(text) && !Number.isNaN(Date.parse(`${text}Z`)) && isRealDay(text);
}

/** `Date` takes February 30 for March 2. */
function isRealDay(text: string): boolean {
  return new Date(`${text}Z`).toISOString().slice(0, 10) === text.slice(0, 10);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function instantOf(timeZone: string, text: string, which: 'first' | 'second'): number {
  const [, day = '', time = '', seconds = '0'] = localTimePattern.exec(text) ?? [];
  return instantAt(timeZone, day, parseTimeOfDay(time), which) + Number(seconds) * 1000;
}
