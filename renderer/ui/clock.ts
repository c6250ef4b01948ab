/**
 * The only clocks of the renderer: they draw what lies between two instants (epoch ms) that main
 * has named, and stand still outside of it.
 */
import { useEffect, useState } from 'react';

/** Fast enough to look smooth, slow enough for a machine that draws without a GPU. */
const frameMs = 1000 / 30;
/** A display's own rate rarely divides ours: half a frame early counts as on time. */
const earlyMs = 8;

/** The time now, redrawn with every frame until `endsAt`; never later than that. */
export function useFrames(endsAt: number): number {
  const [now, setNow] = useState(() => Math.min(Date.now(), endsAt));
  useEffect(() => {
    let last = 0;
    let request = requestAnimationFrame(function frame(at) {
      const time = Date.now();
      if (at - last >= frameMs - earlyMs || time >= endsAt) {
        last = at;
        setNow(Math.min(time, endsAt));
      }
      if (time < endsAt) request = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(request);
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
