/**
 * A probe that fails tells nothing: its last known answer counts for a minute, then not busy.
 * Unknown never holds by itself, or every break would wait where no probe can exist.
 */
import type { StepContext } from './step-context';
import { LAST_KNOWN_MS } from './timing';
import { type Event, type ProbedReason, probedReasons } from './types';

/** The reasons found, with those that nobody could tell this time and that were so a moment ago. */
export function withLastKnown(
  { s, now }: StepContext,
  { reasons, asked = probedReasons, unknown = [] }: Event & { readonly type: 'busy-sample' },
): readonly ProbedReason[] {
  const told = asked.filter((reason) => !unknown.includes(reason));
  const before = s.lastBusy.filter(
    ({ reason, seenAt }) => !told.includes(reason) && now < seenAt + LAST_KNOWN_MS,
  );
  const found = reasons.filter((reason) => told.includes(reason));
  s.lastBusy = [...before, ...found.map((reason) => ({ reason, seenAt: now }))];
  const assumed = before.map(({ reason }) => reason).filter((reason) => unknown.includes(reason));
  return [...found, ...assumed];
}
