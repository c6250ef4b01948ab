import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import styles from './FirstStart.module.css';

/** A short move that needs nothing, for everybody. */
const firstMove = 'blade-squeeze';

/** The first break, right there. */
export function FirstBreak({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('home');
  const { library } = useHome();
  const move = library?.find((entry) => entry.move.id === firstMove)?.move;

  function start(): void {
    ask('break.start', { what: 'moves', moves: [firstMove] });
    onDone();
  }

  return (
    <div className={styles.hello}>
      <div className={styles.lead}>
        <p>{t('welcome.first.text')}</p>
        <p>
          <strong>{t(`moves:${firstMove}.name`)}</strong>
        </p>
        <div className={styles.ideas}>
          <Button kind="primary" size="l" icon="play" onClick={start}>
            {t('welcome.first.start')}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {t('welcome.first.later')}
          </Button>
        </div>
      </div>
      <div className={styles.figure}>{move && <FigureOnDisc move={move} moving />}</div>
    </div>
  );
}
