/** What a person can tell the app from the command line or the tray. */
import type { PauseLength } from './pause';

export const homePages = ['today', 'moves', 'progress', 'settings'] as const;
export type HomePage = (typeof homePages)[number];

export type Command =
  /** Be there; a running app shows its window. */
  | { readonly name: 'run' }
  /** No moves given: the composer chooses. */
  | { readonly name: 'start'; readonly moves: readonly string[] }
  | { readonly name: 'snooze' }
  | { readonly name: 'skip' }
  | { readonly name: 'pause'; readonly length: PauseLength }
  | { readonly name: 'resume' }
  | { readonly name: 'open'; readonly page: HomePage }
  /** Something the person waits for has begun; it ends with `pid` too, where that is given. */
  | { readonly name: 'waiting'; readonly wait: string; readonly pid: number | null }
  | { readonly name: 'done'; readonly wait: string }
  /** A pack of moves that the person is asked about. */
  | { readonly name: 'add'; readonly file: string }
  | { readonly name: 'status'; readonly json: boolean }
  /** What a report needs: versions, desktop, what works on it, the health of the files. */
  | { readonly name: 'diagnose' }
  | { readonly name: 'quit' }
  | { readonly name: 'help' }
  | { readonly name: 'version' };
