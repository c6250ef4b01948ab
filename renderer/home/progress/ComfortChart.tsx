import { useTranslation } from 'react-i18next';
import { dayNumber } from '#core/history/days';
import type { HistorySummary } from '#core/history-summary';
import { ask } from '../../bridge';
import { Switch } from '../../ui/aria-switch';
import { useHome } from '../context';
import styles from './ComfortChart.module.css';

const most = 10;
const size = { width: 600, height: 140, edge: 8 };

/** The person's own answers over time, as dots on a line. */
export function ComfortChart({ answers }: { readonly answers: HistorySummary['comfort'] }) {
  const { t } = useTranslation('home');
  const { view, format } = useHome();
  const latest = answers.at(-1);
  return (
    <section className={styles.section} aria-labelledby="comfort-title">
      <header>
        <h2 id="comfort-title">{t('progress.comfort.title')}</h2>
        <p className={styles.text}>{t('progress.comfort.text')}</p>
      </header>
      {answers.length > 1 && (
        <div
          className={styles.chart}
          role="img"
          aria-label={t('progress.comfort.chart', {
            list: format.list(
              answers.map(({ day, value }) =>
                t('progress.comfort.point', {
                  day: format.day(day, 'short'),
                  value: format.number(value),
                }),
              ),
            ),
          })}
        >
          <div className={styles.scale}>
            <span>
              {format.number(most)} {t('today.comfort.high')}
            </span>
            <span>
              {format.number(0)} {t('today.comfort.low')}
            </span>
          </div>
          <div>
            <Line answers={answers} />
            <div className={styles.dates}>
              <span>{format.day(answers[0]?.day ?? '', 'short')}</span>
              <span>{format.day(latest?.day ?? '', 'short')}</span>
            </div>
          </div>
        </div>
      )}
      <p className={styles.text}>
        {latest
          ? t('progress.comfort.latest', { value: format.number(latest.value) })
          : t('progress.comfort.none')}
      </p>
      <div className={styles.ask}>
        <Switch
          label={t('progress.comfort.askOn')}
          isSelected={view.settings.app.askComfort}
          onChange={(on) => ask('settings.change', { path: 'app.askComfort', value: on })}
        />
      </div>
    </section>
  );
}

function Line({ answers }: { readonly answers: HistorySummary['comfort'] }) {
  const first = dayNumber(answers[0]?.day ?? '1970-01-01');
  const last = dayNumber(answers.at(-1)?.day ?? '1970-01-01');
  const { width, height, edge } = size;
  const x = (day: string) =>
    edge + ((dayNumber(day) - first) / Math.max(1, last - first)) * (width - 2 * edge);
  const y = (value: number) => edge + (1 - value / most) * (height - 2 * edge);
  return (
    <svg className={styles.line} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {[0, most / 2, most].map((value) => (
        <line key={value} className={styles.rule} x1={0} x2={width} y1={y(value)} y2={y(value)} />
      ))}
      <polyline
        className={styles.path}
        points={answers.map(({ day, value }) => `${x(day)},${y(value)}`).join(' ')}
      />
      {answers.map(({ day, value }) => (
        <circle key={day} className={styles.dot} cx={x(day)} cy={y(value)} r={5} />
      ))}
    </svg>
  );
}
