/**
 * The only clocks of the renderer: they draw what lies between two instants (epoch ms) that main
 * has named, and stand still outside of it.
 */
import { useEffect, useState } from 'react';

/** Slow things turn as smoothly, at a third of the cost on a machine that draws without a GPU. */
const stepMs = 100;

/** The time now, redrawn ten times a second until `endsAt`; never later than that. */
export function useSteps(endsAt: number): number {
  const [now, setNow] = useState(() => Math.min(Date.now(), endsAt));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = () => {
      const time = Date.now();
      setNow(Math.min(time, endsAt));
      if (time < endsAt) timer = setTimeout(step, Math.min(stepMs, endsAt - time));
    };
    step();
    return () => clearTimeout(timer);
  }, [endsAt]);
  return Math.min(now, endsAt);
}

/** Whole seconds left until `at`, counted down to 0. */
export function useSecondsLeft(at: number): number {
  const [left, setLeft] = useState(() => secondsUntil(at));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const ms = at - Date.now();
      setLeft(secondsUntil(at));
      if (ms > 0) timer = setTimeout(tick, ms % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [at]);
  return left;
}

function secondsUntil(at: number): number {
  return Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
