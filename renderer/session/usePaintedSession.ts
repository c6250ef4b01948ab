import { useEffect } from 'react';
import { ask } from '../bridge';
import { usePainted } from '../ui/usePainted';

/** Tells main, once, that words and figure are on the screen: only then does time start. */
export function usePaintedSession(): void {
  const isPainted = usePainted();
  useEffect(() => {
    if (!isPainted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The figure is drawn in the frame after it was put there, and a timer comes after that.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => ask('session.painted'));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isPainted]);
}
