import type { ReactNode } from 'react';
import styles from './Disc.module.css';

/** The soft round ground behind a figure. */
export function Disc({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.disc}>
      <div className={styles.inside}>{children}</div>
    </div>
  );
}
