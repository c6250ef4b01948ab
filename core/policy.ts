/**
 * What an organisation may set for the people who work there. It presets nearly anything, and
 * locks only what is its own business: days off, the language, the start at login, and that
 * reminders stay notifications. It never touches a body, runs a program, or takes a way out of a
 * break away.
 */
import { z } from 'zod';
import { noPolicy, type Policy, settingSchemaAt, settingsSchema } from './settings';

/** What may be locked; for `breaks.presence` only as `notification`. */
export const lockable = [
  'daysOff',
  'app.language',
  'app.launchAtLogin',
  'breaks.presence',
] as const;

/** Something in a policy that is not followed, and why, in English. */
export interface PolicyProblem {
  /** Where, such as `presets.hooks`. */
  readonly path: string;
  readonly reason: string;
}

export interface ParsedPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}

const shape = z.strictObject({
  version: z.literal(1),
  presets: z.record(z.string(), z.unknown()).default({}),
  locks: z.array(z.string()).default([]),
});

/** Reads the parsed content of a policy. Never throws: what is not allowed is left out and told. */
export function parsePolicy(raw: unknown): ParsedPolicy {
  const read = shape.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    const problem = { path: issue?.path.join('.') ?? '', reason: issue?.message ?? 'not a policy' };
    return { policy: noPolicy, problems: [problem] };
  }
  const problems: PolicyProblem[] = [];
  const presets = new Map<string, unknown>();
  for (const [path, value] of leaves(read.data.presets, '', problems)) {
    const reason = whyNotPreset(path, value);
    if (reason === null) presets.set(path, value);
    else problems.push({ path: `presets.${path}`, reason });
  }
  const locks = new Set<string>();
  for (const path of read.data.locks) {
    const reason = whyNotLocked(path, presets);
    if (reason === null) locks.add(path);
    else problems.push({ path: `locks.${path}`, reason });
  }
  return { policy: { presets, locks }, problems };
}

/** The settings in a tree of presets, by their paths. */
function leaves(
  tree: Readonly<Record<string, unknown>>,
  prefix: string,
  problems: PolicyProblem[],
): (readonly [path: string, value: unknown])[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const schema = settingSchemaAt(path);
    if (!(schema instanceof z.ZodObject)) return [[path, value] as const];
    if (isRecord(value)) return leaves(value, path, problems);
    problems.push({ path: `presets.${path}`, reason: 'it is a section, not a setting' });
    return [];
  });
}

/** Nobody's body, nobody's programs, and no way out of a break closed. */
function whyNotPreset(path: string, value: unknown): string | null {
  const [section] = path.split('.');
  const belongsToThePerson =
    section === 'hooks' ||
    section === 'body' ||
    path === 'app.askComfort' ||
    path === 'app.welcomed' ||
    path === 'app.launchAtLoginAgreed';
  if (belongsToThePerson) return 'it is for each person to say';
  const closesTheWayOut =
    (path === 'breaks.skipAllowed' && value !== true) ||
    (path === 'breaks.strictSeconds' && value !== 0);
  if (closesTheWayOut) return 'a break can always be skipped and stopped';
  const schema = path === 'version' ? undefined : settingSchemaAt(path);
  if (!schema) return 'there is no such setting';
  const read = schema.safeParse(value);
  return read.success ? null : (read.error.issues[0]?.message ?? 'not possible');
}

function whyNotLocked(path: string, presets: ReadonlyMap<string, unknown>): string | null {
  if (!(lockable as readonly string[]).includes(path)) return 'it is for each person to change';
  if (!presets.has(path)) return 'it has no preset';
  return path === 'breaks.presence' && presets.get(path) !== 'notification'
    ? 'only "notification" can be locked'
    : null;
}

/** Every setting that a policy may preset, for the documentation. */
export function presettable(): readonly string[] {
  const paths = Object.entries(settingsSchema.shape).flatMap(([section, schema]) =>
    schema instanceof z.ZodObject
      ? Object.keys(schema.shape).map((key) => `${section}.${key}`)
      : [section],
  );
  return paths.filter((path) => {
    const schema = settingSchemaAt(path);
    return schema !== undefined && whyNotPreset(path, schema.parse(undefined)) === null;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
