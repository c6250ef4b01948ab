import type { CallName, Input, Output } from '#core/contract';

/** One handler a call. Leaving one out does not compile. */
export type Handlers = {
  readonly [C in CallName]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};
