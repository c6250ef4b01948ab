import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayView } from '#core/history-summary';
import { breaksIn, type HeatCell, heatWeeks, weeksSince } from '#core/progress';
import { useHome } from '../context';
import type { Format } from '../format';
import { daysIntoWeek, weekOrder } from '../week-order';
import styles from './HeatMap.module.css';

const mostWeeks = 16;
const fourWeeks = 28;

/** Weeks as columns, days as rows, warmer with more breaks; the same as a table for whoever wants it. */
export function HeatMap({ days }: { readonly days: readonly DayView[] }) {
  const { t } = useTranslation('home');
  const { view, format } = useHome();
  const today = view.day.day;
  const order = weekOrder(format.locale);
  const weeks = useMemo(() => {
    const daysInto = daysIntoWeek(today, format.locale);
    return heatWeeks(days, today, daysInto, weeksSince(days, today, daysInto, mostWeeks));
  }, [days, today, format]);
  const recent = breaksIn(days, today, fourWeeks);

  return (
    <section className={styles.section} aria-labelledby="weeks-title">
      <header>
        <h2 id="weeks-title">{t('progress.weeks.title')}</h2>
        {recent > 0 && (
          <p className={styles.text}>
            {t('progress.weeks.recent', { done: t('today.ribbon.done', { count: recent }) })}
          </p>
        )}
      </header>
      <div
        className={styles.map}
        role="img"
        aria-label={t('progress.weeks.description', { weeks: format.number(weeks.length) })}
      >
        <div className={styles.days}>
          <span />
          {order.map((day, i) => (
            <span key={day}>{i % 2 === 0 && format.weekday(day, 'short')}</span>
          ))}
        </div>
        {weeks.map((week, i) => (
          <Week key={week[0]?.day} week={week} before={weeks[i - 1]} format={format} />
        ))}
      </div>
      <p className={styles.legend} aria-hidden="true">
        {t('progress.weeks.less')}
        {([0, 1, 2, 3, 4] as const).map((level) => (
          <span key={level} className={styles.cell} data-level={level} />
        ))}
        {t('progress.weeks.more')}
      </p>
      <WeekTable weeks={weeks} />
    </section>
  );
}

const Week = memo(function Week({
  week,
  before,
  format,
}: {
  readonly week: readonly HeatCell[];
  readonly before: readonly HeatCell[] | undefined;
  readonly format: Format;
}) {
  const { t } = useTranslation('home');
  const first = week[0]?.day ?? '';
  const startsMonth = first.slice(0, 7) !== before?.[0]?.day.slice(0, 7);
  return (
    <div className={styles.week}>
      <span className={styles.month}>
        {startsMonth && before !== undefined && format.day(first, 'month')}
      </span>
      {week.map(({ day, done, level }) => (
        <span
          key={day}
          className={styles.cell}
          data-level={level ?? 'ahead'}
          title={
            level === null
              ? undefined
              : done === 0
                ? t('progress.weeks.cellNone', { day: format.day(day, 'weekday') })
                : t('progress.weeks.cell', {
                    day: format.day(day, 'weekday'),
                    done: t('today.ribbon.done', { count: done }),
                  })
          }
        />
      ))}
    </div>
  );
});

function WeekTable({ weeks }: { readonly weeks: readonly (readonly HeatCell[])[] }) {
  const { t } = useTranslation('home');
  const { format } = useHome();
  const total = (week: readonly HeatCell[], key: 'done' | 'natural' | 'movedSeconds') =>
    week.reduce((sum, cell) => sum + cell[key], 0);
  const filled = weeks.filter((week) => total(week, 'done') + total(week, 'natural') > 0);
  if (filled.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary>{t('progress.weeks.table')}</summary>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('progress.weeks.week')}</th>
              <th scope="col">{t('progress.weeks.doneColumn')}</th>
              <th scope="col">{t('progress.weeks.naturalColumn')}</th>
              <th scope="col">{t('progress.weeks.minutesColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {filled.toReversed().map((week) => (
              <tr key={week[0]?.day}>
                <th scope="row">{format.day(week[0]?.day ?? '', 'short')}</th>
                <td>{format.number(total(week, 'done'))}</td>
                <td>{format.number(total(week, 'natural'))}</td>
                <td>{format.number(total(week, 'movedSeconds') / 60)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
