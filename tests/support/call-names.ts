import { type CallName, calls, isCallName } from '#core/contract';

/** Every call there is. */
export const callNames: readonly CallName[] = Object.keys(calls).filter(isCallName);
