/**
 * What a window may ask of main, as schemas: `main` parses every input with these after it has
 * checked the sender. The types of the contract are derived from them.
 */
import { z } from 'zod';
import { longestPauseMinutes } from './pause';
import { hookEvents } from './settings';

const nothing = z.undefined();
/** What JSON can hold, and nobody changes. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
const json: z.ZodType<Json> = z.json();
const moveIds = z.array(z.string().max(80)).min(1).max(12).readonly();

/** `go`: ready now. `undo`: the move that was swapped away comes back. `touch`: somebody is there. */
export const sessionActions = [
  'go',
  'pause',
  'resume',
  'back',
  'next',
  'swap',
  'undo',
  'hurt',
  'keep',
  'gentler',
  'finish',
  'close',
  'touch',
] as const;

/** The addresses a window may ask to open in the browser, by name. */
export const links = {
  website: 'https://unhunch.example.org',
  issues: 'https://code.example.org/unhunch/unhunch/issues',
} as const;

export const inputs = {
  /** The person's answer to the reminder. */
  'reminder.answer': z.enum(['start', 'snooze', 'skip']),
  'session.act': z.enum(sessionActions),
  /** The session is on the screen: its time starts. */
  'session.painted': nothing,
  /** How the session felt; nudges the next doses. */
  'session.rate': z.enum(['easy', 'right', 'hard']),
  /** A session now: the composed break, these moves, or the routine. */
  'break.start': z.discriminatedUnion('what', [
    z.object({ what: z.literal('break') }),
    z.object({ what: z.literal('routine') }),
    z.object({ what: z.literal('moves'), moves: moveIds }),
  ]),
  /** Minutes from now; until the next working day's first range; or until resumed. */
  pause: z.union([
    z.number().int().min(1).max(longestPauseMinutes),
    z.enum(['tomorrow', 'forever']),
  ]),
  resume: nothing,
  meeting: z.boolean(),
  /** One key of `settings.json`, such as `breaks.intervalMinutes`. */
  'settings.change': z.object({ path: z.string().max(120), value: json }),
  /** A section such as `breaks`, or one key, back to its defaults. */
  'settings.reset': z.object({ path: z.string().max(120) }),
  /** Asks the person for a program, and whether it may run. Only so a hook is set from a window. */
  'hooks.choose': z.enum(hookEvents),
  /** Runs the program that is set. */
  'hooks.try': z.enum(hookEvents),
  'folder.open': nothing,
  'link.open': z.enum(Object.keys(links) as [keyof typeof links, ...(keyof typeof links)[]]),
  'moves.all': nothing,
  /** Asks the person for files or a folder, then adds the moves in them. */
  'moves.import': z.enum(['files', 'folder']),
  'moves.remove': z.object({ id: z.string().max(80) }),
  'history.summary': nothing,
  'history.export': z.enum(['csv', 'json']),
  'history.import': nothing,
  'history.deleteAll': nothing,
  /** Comfort of neck and shoulders, 0 (bad) to 10 (good). */
  'comfort.record': z.number().int().min(0).max(10),
  'home.open': z.enum(['today', 'moves', 'progress', 'settings']),
} as const satisfies Record<string, z.ZodType>;
