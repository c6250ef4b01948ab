/** What a condition may answer while it does not hold yet. */
type NotYet = false | null | undefined;

/** How long to wait, and what for, in words that complete "waited for …". */
export interface Patience {
  /** Milliseconds; 5,000 when left out. */
  withinMs?: number;
  what?: string;
}

/** The longest that anything on the scripted desktop is waited for, unless a test says otherwise. */
const DEFAULT_PATIENCE_MS = 5_000;
const POLL_EVERY_MS = 20;

/**
 * Asks `condition` again and again until it holds, and returns what it answered.
 *
 * A condition that throws does not hold yet; its last error is the cause of the failure.
 *
 * @throws {Error} naming what was waited for, when the time is over.
 */
export async function until<T>(
  condition: () => T | NotYet | Promise<T | NotYet>,
  { withinMs = DEFAULT_PATIENCE_MS, what = 'a condition' }: Patience = {},
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await condition();
      cause = undefined;
      if (answer !== false && answer !== null && answer !== undefined) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) {
      throw new Error(`Waited ${withinMs} ms for ${what}`, { cause });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
}

/**
 * Gives up on `promise` after `withinMs`; what the promise does afterwards is ignored.
 *
 * @throws {Error} naming what was waited for, when the time is over.
 */
export async function withDeadline<T>(
  promise: Promise<T>,
  { withinMs = DEFAULT_PATIENCE_MS, what = 'an answer' }: Patience = {},
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${withinMs} ms for ${what}`)), withinMs);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
