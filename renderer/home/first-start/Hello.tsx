import { useTranslation } from 'react-i18next';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import styles from './FirstStart.module.css';

/** A move everybody knows in the shoulders, without any gear. */
const showcase = 'blade-squeeze';

export function Hello() {
  const { t } = useTranslation('home');
  const { library } = useHome();
  const move = library?.find((entry) => entry.move.id === showcase)?.move;
  return (
    <div className={styles.hello}>
      <div className={styles.lead}>
        <p>{t('welcome.hello.text')}</p>
        <p className={styles.muted}>{t('welcome.hello.private')}</p>
      </div>
      <div className={styles.figure}>{move && <FigureOnDisc move={move} moving />}</div>
    </div>
  );
}
