import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import styles from './Progress.module.css';

/** Before the first break there is nothing to show but what the next one would be. */
export function Invitation() {
  const { t } = useTranslation('home');
  const { view, library } = useHome();
  const id = view.next?.moves[0]?.id;
  const move = library?.find((entry) => entry.move.id === id)?.move;
  return (
    <section className={styles.invitation}>
      <div className={styles.words}>
        <p className={styles.first}>{t('progress.empty')}</p>
        <Button
          kind="primary"
          size="l"
          icon="play"
          onClick={() => ask('break.start', { what: 'break' })}
        >
          {t('today.start')}
        </Button>
      </div>
      <div className={styles.figure}>{move && <FigureOnDisc move={move} moving="rounds" />}</div>
    </section>
  );
}
