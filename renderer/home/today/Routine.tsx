import { useTranslation } from 'react-i18next';
import { lengthInWords } from '#core/length';
import { isRoutineDay } from '#core/routine-days';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './Today.module.css';

/** Offers the longer routine on the days chosen for it, and what is left of one on any day. */
export function Routine() {
  const { t } = useTranslation('home');
  const { settings, day, restOfRoutine, look } = useHome().view;
  if (!restOfRoutine && !isRoutineDay(settings.app.routineDays, day.day)) return null;
  return (
    <section className={styles.card}>
      <h2>{t(restOfRoutine ? 'today.routine.restTitle' : 'today.routine.title')}</h2>
      <p>
        {restOfRoutine
          ? t('today.routine.restText', { time: lengthInWords(restOfRoutine.seconds, look.locale) })
          : t('today.routine.text')}
      </p>
      <div className={styles.row}>
        <Button icon="play" onClick={() => ask('break.start', { what: 'routine' })}>
          {t(restOfRoutine ? 'today.routine.goOn' : 'today.routine.start')}
        </Button>
      </div>
    </section>
  );
}
