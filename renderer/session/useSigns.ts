import { useEffect, useState } from 'react';

/** Buttons that nobody reaches for go out of the way after so long. */
const shownForMs = 3_000;
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Whether the person has just moved the mouse, touched the screen or pressed a key. */
export function useRecentSign(): boolean {
  const [isRecent, setRecent] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      setRecent(true);
      clearTimeout(timer);
      timer = setTimeout(() => setRecent(false), shownForMs);
    };
    show();
    for (const sign of signs) window.addEventListener(sign, show);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, show);
    };
  }, []);
  return isRecent;
}

/** Calls back when the person does something, and not again for `everyMs`. */
export function useEachSign(everyMs: number, onSign: () => void): void {
  useEffect(() => {
    let quietUntil = 0;
    const tell = () => {
      if (performance.now() < quietUntil) return;
      quietUntil = performance.now() + everyMs;
      onSign();
    };
    for (const sign of signs) window.addEventListener(sign, tell);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell);
    };
  }, [everyMs, onSign]);
}
