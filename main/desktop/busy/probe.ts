import type { ProbedReason } from '#core/schedule/types';

/** One place to ask whether the person is busy in one way. */
export interface Probe {
  /** Such as `dunst`; told in `--status`. */
  readonly name: string;
  readonly reason: ProbedReason;
  /** Asked only while a break is due or held. A rejection counts as not available. */
  ask(): Promise<ProbeAnswer>;
}

export type ProbeAnswer =
  | { readonly available: false; readonly detail: string }
  | { readonly available: true; readonly busy: boolean; readonly detail: string };

/** Long for a question on Linux, short enough that a hanging probe is hardly noticed. */
export const probeLimitMs = 1000;

export function unavailable(detail: string): ProbeAnswer {
  return { available: false, detail };
}

export function answer(busy: boolean, detail: string): ProbeAnswer {
  return { available: true, busy, detail };
}
