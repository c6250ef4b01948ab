import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Ending.module.css';

/**
 * What comes after a move: one line in the middle and what can be done about it. It takes the
 * focus from the controls that have gone, but puts it on no button, where a key pressed a moment
 * too late would answer.
 */
export function Ending({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} className={styles.ending} tabIndex={-1}>
      {children}
    </div>
  );
}
