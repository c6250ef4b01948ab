import { useEffect, useState } from 'react';
import type { SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { actionOf, countsTwice, isMoving, type KeyMeaning, meaningOf, ratingOf } from './keys';

/** A letter that was pressed once and says what it would do. */
export interface FirstPress {
  readonly means: KeyMeaning;
  readonly key: string;
}

/** It is forgotten after so long. */
const againWithinMs = 5_000;

/**
 * The keyboard of the session. A key that a focused control takes for itself, such as Space or
 * Enter on a button or an arrow on the figure, is left to it. Returns the key that has to be
 * pressed again to count; null when there is none.
 */
export function useKeys(view: SessionWindowView, onNotHere: () => void): FirstPress | null {
  const [first, setFirst] = useState<FirstPress | null>(null);

  useEffect(() => {
    if (!first) return;
    const timer = setTimeout(() => setFirst(null), againWithinMs);
    return () => clearTimeout(timer);
  }, [first]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const isPress = event.key === ' ' || event.key === 'Enter';
      if (isPress && event.target instanceof HTMLButtonElement) return;
      const meaning = meaningOf(event, view.characterKeys);
      if (event.repeat && meaning !== 'turn') return;
      setFirst(null);
      if (meaning === null) return;
      if (meaning === 'notHere' && isMoving(view.session)) {
        event.preventDefault();
        onNotHere();
        return;
      }
      if (meaning === 'turn') {
        turnFigure(event);
        return;
      }
      const rating = ratingOf(meaning, view.session);
      const action = actionOf(meaning, view, Date.now());
      if (rating === null && action === null) return;
      event.preventDefault();
      if (rating !== null) ask('session.rate', rating);
      else if (countsTwice(event, meaning) && first?.means !== meaning) {
        setFirst({ means: meaning, key: event.key.toUpperCase() });
      } else if (action !== null) ask('session.act', action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [view, onNotHere, first]);

  return first;
}

/** The figure knows how to turn: it gets the arrow, wherever the focus is. */
function turnFigure(event: KeyboardEvent): void {
  const figure = document.querySelector<HTMLElement>('[data-figure] [tabindex="0"]');
  if (!figure || figure.contains(event.target as Node)) return;
  event.preventDefault();
  figure.dispatchEvent(
    new KeyboardEvent('keydown', { key: event.key, bubbles: true, cancelable: true }),
  );
}
