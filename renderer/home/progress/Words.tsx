import { useTranslation } from 'react-i18next';
import type { HistorySummary } from '#core/history-summary';
import { groupOf } from '#core/moves/vocabulary';
import { muscleWork, weekWords } from '#core/progress';
import { useHome } from '../context';
import { daysIntoWeek } from '../week-order';
import styles from './Progress.module.css';

/** This week in sentences. Nothing here counts what was not done. */
export function Words({ summary }: { readonly summary: HistorySummary }) {
  const { t } = useTranslation('home');
  const { view, library, format } = useHome();
  const today = view.day.day;
  const kinds = new Map(library?.map(({ move }) => [move.id, move.kind]));
  const daysInto = daysIntoWeek(today, format.locale);
  const week = weekWords(summary.days, (id) => kinds.get(id), today, daysInto);
  const [most] = muscleWork(summary.days, today, daysInto + 1);

  return (
    <div className={styles.words}>
      <p className={styles.first}>
        {week.done === 0
          ? t('progress.words.weekNone')
          : t('progress.words.week', { count: week.done })}{' '}
        {week.days > 1 && t('progress.words.days', { count: week.days })}
      </p>
      <p className={styles.more}>
        {[
          week.done > 0 && week.trend && t(`progress.words.${week.trend}`),
          week.strengthDays > 0 && t('progress.words.strength', { count: week.strengthDays }),
          most && t('progress.words.focus', { group: t(`break:groups.${groupOf(most.muscle)}`) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}
