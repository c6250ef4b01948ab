/** What a person can tell the app from the command line or the tray. */

export const mainPages = ['today', 'moves', 'progress', 'settings'] as const;
export type MainPage = (typeof mainPages)[number];

/** `tomorrow` ends with tomorrow's first work range, `forever` when the person resumes. */
export type PauseLength = { readonly minutes: number } | 'tomorrow' | 'forever';

export type Command =
  /** Be there; a running app shows its window. */
  | { readonly name: 'run' }
  /** No moves given: the composer chooses. */
  | { readonly name: 'start'; readonly moves: readonly string[] }
  | { readonly name: 'snooze' }
  | { readonly name: 'skip' }
  | { readonly name: 'pause'; readonly length: PauseLength }
  | { readonly name: 'resume' }
  | { readonly name: 'open'; readonly page: MainPage }
  | { readonly name: 'status'; readonly json: boolean }
  | { readonly name: 'quit' }
  | { readonly name: 'help' }
  | { readonly name: 'version' };
