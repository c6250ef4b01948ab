/**
 * All that windows may ask of main. A window sees one `ViewState` (`views.ts`) and asks by these
 * calls; it holds no truth of its own. Main parses every input after it has checked the sender.
 * Windows and the preload need this file's types only: what it runs stays in main.
 */
import { z } from 'zod';
import { homePages } from './command';
import type { HistorySummary } from './history-summary';
import { type Move, type MoveProblem, mostOwnMoves } from './moves/move-file';
import { type OwnPack, packWordsSchema } from './moves/pack';
import { obstacles } from './obstacles';
import { otherApps, type TakeOver } from './other-apps';
import { longestPauseMinutes } from './pause';
import type { ProbedReason } from './schedule/types';
import { hookEvents, type SettingsProblem } from './settings';
import type { ViewKind, ViewState } from './views';
import type { Voice } from './voices';

export type * from './views';

const nothing = z.undefined();
/** What JSON can hold, and nobody changes. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
const json: z.ZodType<Json> = z.json();
const inTheWay = z.array(z.enum(obstacles)).max(obstacles.length).readonly();
const moveIds = z.array(z.string().max(80)).min(1).max(12).readonly();

/** `go`: ready now. `undo`: the move that was swapped away comes back. `touch`: somebody is there. */
const sessionActions = [
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
const linkNames = ['website', 'issues'] as const satisfies readonly (keyof typeof links)[];

/** A move of the library: ours, or one the person added, which brings its text along. */
export interface LibraryMove {
  readonly move: Move;
  readonly own: boolean;
}

export interface ImportReport {
  readonly added: readonly string[];
  readonly problems: readonly MoveProblem[];
}

/** What this machine tells of the person being there, and busy, at this moment. */
export interface MachineLook {
  /** Where idle time comes from; `none`: all time counts as present. */
  readonly presence: string;
  /** Each way of being busy: whether it is so now, and whether this desktop can tell. */
  readonly busy: readonly {
    readonly reason: ProbedReason;
    readonly now: boolean;
    readonly known: boolean;
  }[];
}

/** How a program of the person's ended; `missing`: it can't be run, `late`: it was ended. */
export type HookEnd = 'done' | 'failed' | 'missing' | 'late';

/** A call from a window to main. */
export interface Call<Takes extends z.ZodType = z.ZodType, Answers = unknown> {
  /** The windows that may make it; a cover is a card. */
  readonly from: readonly ViewKind[];
  /** What it brings along, as main checks it. */
  readonly takes: Takes;
  /** The type of the answer; at run time there is nothing here. */
  readonly answers?: Answers;
}

/** Reads as a sentence: `from('home').takes(z.boolean()).answers<string>()`. */
function from(...windows: readonly [ViewKind, ...ViewKind[]]) {
  return {
    takes: <Takes extends z.ZodType>(takes: Takes) => ({
      answers: <Answers>(): Call<Takes, Answers> => ({ from: windows, takes }),
    }),
  };
}

/** Every call there is. Handlers, checks and the types of both ends follow from it. */
export const calls = {
  /** The person's answer to the reminder. */
  'reminder.answer': from('card')
    .takes(z.enum(['start', 'snooze', 'skip']))
    .answers<undefined>(),
  'session.act': from('session').takes(z.enum(sessionActions)).answers<undefined>(),
  /** The session is on the screen: its time starts. */
  'session.painted': from('session').takes(nothing).answers<undefined>(),
  /** How the session felt; nudges the next doses. */
  'session.rate': from('session')
    .takes(z.enum(['easy', 'right', 'hard']))
    .answers<undefined>(),
  /**
   * A session now: the composed break, these moves, or the routine. Answers why it can't start, as
   * a key of the texts; null when it did.
   */
  'break.start': from('card', 'home')
    .takes(
      z.discriminatedUnion('what', [
        z.object({ what: z.literal('break') }),
        z.object({ what: z.literal('routine') }),
        z.object({ what: z.literal('moves'), moves: moveIds }),
      ]),
    )
    .answers<string | null>(),
  /**
   * Composes the break anew around what is in the way of it `now`, or as one of twenty seconds;
   * `always` is kept for this place. Answers why nothing else can be had, as a key of the texts;
   * null when it is so.
   */
  'break.adapt': from('card', 'session')
    .takes(z.object({ now: inTheWay, always: inTheWay, quick: z.boolean() }))
    .answers<string | null>(),
  /** Says it aloud, where the voice is main's; `count` gives way to what is being said. */
  'voice.say': from('session', 'home')
    .takes(z.object({ text: z.string().max(1000), kind: z.enum(['words', 'count']) }))
    .answers<undefined>(),
  'voice.act': from('session', 'home')
    .takes(z.enum(['pause', 'resume', 'hush']))
    .answers<undefined>(),
  /** Every voice of the system's service, which is started for it. */
  'voice.list': from('home').takes(nothing).answers<readonly Voice[]>(),
  /** Minutes from now; until the next working day's first range; or until resumed. */
  pause: from('home')
    .takes(
      z.union([z.number().int().min(1).max(longestPauseMinutes), z.enum(['tomorrow', 'forever'])]),
    )
    .answers<undefined>(),
  resume: from('home').takes(nothing).answers<undefined>(),
  meeting: from('home').takes(z.boolean()).answers<undefined>(),
  /** One key of `settings.json`, such as `breaks.intervalMinutes`. */
  'settings.change': from('home')
    .takes(z.object({ path: z.string().max(120), value: json }))
    .answers<SettingsProblem | null>(),
  /** A section such as `breaks`, or one key, back to its defaults. */
  'settings.reset': from('home')
    .takes(z.object({ path: z.string().max(120) }))
    .answers<undefined>(),
  /** Asks the person for a program, and whether it may run. Only so a hook is set from a window. */
  'hooks.choose': from('home').takes(z.enum(hookEvents)).answers<undefined>(),
  /** Runs the program that is set. */
  'hooks.try': from('home').takes(z.enum(hookEvents)).answers<HookEnd>(),
  /** Asks the desktop now, which takes a second or two at most. */
  'machine.look': from('home').takes(nothing).answers<MachineLook>(),
  /** The settings of other break reminders that are found on this computer. */
  'others.find': from('home').takes(nothing).answers<readonly TakeOver[]>(),
  /** Takes what fits over from one of them. Answers what came of it; null when it is gone. */
  'others.take': from('home').takes(z.enum(otherApps)).answers<TakeOver | null>(),
  'folder.open': from('home').takes(nothing).answers<undefined>(),
  'link.open': from('home').takes(z.enum(linkNames)).answers<undefined>(),
  'moves.all': from('home').takes(nothing).answers<readonly LibraryMove[]>(),
  /** Asks the person for files or a folder, then adds the moves in them. */
  'moves.import': from('home')
    .takes(z.enum(['files', 'folder']))
    .answers<ImportReport>(),
  'moves.remove': from('home')
    .takes(z.object({ id: z.string().max(80) }))
    .answers<undefined>(),
  /** The person's answer about a file of moves; `keepMine` adds those that they don't have. */
  'packs.answer': from('home')
    .takes(z.object({ id: z.number().int(), answer: z.enum(['add', 'keepMine', 'no']) }))
    .answers<ImportReport>(),
  'packs.all': from('home').takes(nothing).answers<readonly OwnPack[]>(),
  /** Removes a pack with all its moves. */
  'packs.remove': from('home')
    .takes(z.object({ id: z.string().max(400) }))
    .answers<undefined>(),
  /**
   * Asks the person where, and writes these moves of their own into one file. Answers its path;
   * null when they chose nowhere.
   */
  'packs.share': from('home')
    .takes(
      z.object({
        words: packWordsSchema,
        moves: z.array(z.string().max(80)).min(1).max(mostOwnMoves),
      }),
    )
    .answers<string | null>(),
  'history.summary': from('home').takes(nothing).answers<HistorySummary>(),
  /** Answers where it was written; null when the person chose nowhere. */
  'history.export': from('home')
    .takes(z.enum(['csv', 'json']))
    .answers<string | null>(),
  /**
   * Answers the days that are stored; null when the person chose nothing; a string that says what
   * was wrong.
   */
  'history.import': from('home').takes(nothing).answers<number | string | null>(),
  'history.deleteAll': from('home').takes(nothing).answers<undefined>(),
  /** Comfort of neck and shoulders, 0 (bad) to 10 (good). */
  'comfort.record': from('home').takes(z.number().int().min(0).max(10)).answers<undefined>(),
  'home.open': from('home').takes(z.enum(homePages)).answers<undefined>(),
} as const;

export type CallName = keyof typeof calls;
export type Input<C extends CallName> = z.infer<(typeof calls)[C]['takes']>;
export type Output<C extends CallName> =
  (typeof calls)[C] extends Call<z.ZodType, infer Answers> ? Answers : never;
export type SessionAction = Input<'session.act'>;

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

/** A call's answer as it crosses the process boundary. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** What the preload gives a page as `window.unhunch`. */
export interface Bridge {
  call<C extends CallName>(
    name: C,
    ...input: Input<C> extends undefined ? [] : [Input<C>]
  ): Promise<Answer<Output<C>>>;
  /** Calls back with the state now and whenever it changes. */
  onView(callback: (view: ViewState) => void): () => void;
}
