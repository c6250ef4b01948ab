import type { z } from 'zod';

/** What went wrong, in the words of whatever threw it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The first thing that a schema found wrong: where, unless it is all of the value, and what. */
export function issueText(error: z.ZodError): string {
  return error.issues
    .slice(0, 1)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join();
}
