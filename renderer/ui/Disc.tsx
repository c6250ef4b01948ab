import type { ReactNode } from 'react';
import styles from './Disc.module.css';

export interface DiscProps {
  readonly children: ReactNode;
  /** The pointer has come over it. */
  readonly onPointerEnter?: () => void;
}

/** The soft round ground behind a figure. */
export function Disc({ children, onPointerEnter }: DiscProps) {
  return (
    <div className={styles.disc} onPointerEnter={onPointerEnter}>
      <div className={styles.inside}>{children}</div>
    </div>
  );
}
