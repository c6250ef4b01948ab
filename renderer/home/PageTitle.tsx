import { useEffect } from 'react';
import styles from './PageTitle.module.css';

/** The page's name, for the window's title too, and a sentence about it. */
export function PageTitle({ title, text }: { readonly title: string; readonly text?: string }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <header className={styles.header}>
      <h1 id="title" className={styles.title}>
        {title}
      </h1>
      {text && <p className={styles.text}>{text}</p>}
    </header>
  );
}
