import { useTranslation } from 'react-i18next';
import styles from './Safety.module.css';

const notes = ['slow', 'neutral', 'pain', 'history', 'notMedical'] as const;

/** What to know before one moves: shown at the first start, kept in Help. */
export function Safety() {
  const { t } = useTranslation('home');
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{t(`safety.${note}`)}</li>
      ))}
    </ul>
  );
}
