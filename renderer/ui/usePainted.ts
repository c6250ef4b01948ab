import { useEffect, useState } from 'react';

let painted = false;

/**
 * False until the window has painted once: what is dear to draw comes a frame after the words,
 * which are what a person needs first.
 */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(painted);
  useEffect(() => {
    if (painted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame's callbacks come before its painting, a timer set in them after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        painted = true;
        setPainted(true);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
