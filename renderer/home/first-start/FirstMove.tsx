import { useTranslation } from 'react-i18next';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import styles from './FirstStart.module.css';

/** The first move, right there. */
export function FirstMove({ id }: { readonly id: string }) {
  const { t } = useTranslation('home');
  const { library } = useHome();
  const move = library?.find((entry) => entry.move.id === id)?.move;
  return (
    <>
      <div className={styles.lead}>
        <p>{t('welcome.move.text')}</p>
        <p>
          <strong>{t(`moves:${id}.name`)}</strong>
        </p>
        <p className={styles.muted}>{t(`moves:${id}.does`)}</p>
      </div>
      <div className={styles.picture}>{move && <FigureOnDisc move={move} moving="rounds" />}</div>
    </>
  );
}
