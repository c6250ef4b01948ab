import { useTranslation } from 'react-i18next';
import { isRoutineDay } from '#core/routine-days';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './Today.module.css';

/** Offers the longer routine on the days chosen for it. */
export function Routine() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  if (!isRoutineDay(view.settings.app.routineDays, view.day.day)) return null;
  return (
    <section className={styles.card}>
      <h2>{t('today.routine.title')}</h2>
      <p>{t('today.routine.text')}</p>
      <div className={styles.row}>
        <Button icon="play" onClick={() => ask('break.start', { what: 'routine' })}>
          {t('today.routine.start')}
        </Button>
      </div>
    </section>
  );
}
