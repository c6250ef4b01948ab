import type { ReactNode } from 'react';
import styles from './Disc.module.css';

/** The soft round ground behind a figure. What lies over it, such as a ring, comes after it. */
export function Disc({ children, over }: { children: ReactNode; over?: ReactNode }) {
  return (
    <div className={styles.disc}>
      <div className={styles.inside}>{children}</div>
      {over}
    </div>
  );
}
