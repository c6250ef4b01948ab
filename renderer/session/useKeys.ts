import { useEffect } from 'react';
import type { SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { actionOfKey } from './keys';

/**
 * The keyboard of the session. A key that a focused control takes for itself, such as Space on
 * a button or an arrow on the figure, is left to it.
 */
export function useKeys(view: SessionWindowView): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
      const rightToLeft = document.documentElement.dir === 'rtl';
      const action = actionOfKey(event.key, view, rightToLeft, Date.now());
      if (action === null) return;
      event.preventDefault();
      if (!event.repeat) ask('session.act', action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [view]);
}
