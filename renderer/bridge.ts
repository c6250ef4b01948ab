/** The page's end of the contract: the view as a React value, and the calls. */
import { useSyncExternalStore } from 'react';
import type { Bridge, CallName, Input, Output, ViewState } from '#core/contract';

declare global {
  interface Window {
    /** Given by the preload. */
    readonly unhunch: Bridge;
  }
}

let current: ViewState | null = null;
let subscribed = false;
const listeners = new Set<() => void>();

/** A view that is already there is told before this returns. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!subscribed) {
    subscribed = true;
    window.unhunch.onView((view) => {
      current = view;
      for (const told of listeners) told();
    });
  }
  return () => void listeners.delete(listener);
}

/** The view main last pushed; null until the first one is there. */
export function useView(): ViewState | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** Resolves with the first view, so that texts can load before anything is drawn. */
export function firstView(): Promise<ViewState> {
  return new Promise((resolve) => {
    let stop = () => {};
    const take = () => {
      if (current === null) return;
      stop();
      resolve(current);
    };
    stop = subscribe(take);
    take();
  });
}

/**
 * Asks main for something. Rejects with main's reason when it is refused; a window that only
 * tells main what the person pressed may leave that to `ask`.
 */
export async function call<C extends CallName>(
  name: C,
  ...input: Input<C> extends undefined ? [] : [Input<C>]
): Promise<Output<C>> {
  const answer = await window.unhunch.call(name, ...input);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

/** Tells main what the person pressed. A refusal is logged: the view shows what holds anyway. */
export function ask<C extends CallName>(
  name: C,
  ...input: Input<C> extends undefined ? [] : [Input<C>]
): void {
  call(name, ...input).catch((error: unknown) => console.warn(`${name}: ${String(error)}`));
}
