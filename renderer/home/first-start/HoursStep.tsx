import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Weekday, WorkRange } from '#core/settings';
import { type EvenWeek, evenedWeek, evenWeekOf, hoursOfEvenWeek } from '#core/work-hours-edit';
import { Choice, Choices } from '../../ui/aria-choice';
import { useHome } from '../context';
import { OtherApps } from '../OtherApps';
import { RangeFields } from '../settings/WorkDay';
import { changeDays, Week } from '../settings/WorkHours';
import { weekOrder } from '../week-order';
import styles from './FirstStart.module.css';
import { Interval } from './Interval';

/** When the person works, and beside it how often a break comes. */
export function HoursStep() {
  const { t } = useTranslation('home');
  const [takenOver, setTakenOver] = useState(0);
  return (
    <>
      <p className={styles.lead}>{t('welcome.hours.text')}</p>
      <OtherApps onTaken={() => setTakenOver((times) => times + 1)} />
      <div className={styles.columns}>
        <section className={styles.part} aria-labelledby="welcome-hours">
          <h2 id="welcome-hours" className={styles.subtitle}>
            {t('welcome.hours.when')}
          </h2>
          {/* Begins anew from what was taken over. */}
          <Hours key={takenOver} />
        </section>
        <section className={styles.part} aria-labelledby="welcome-interval">
          <h2 id="welcome-interval" className={styles.subtitle}>
            {t('welcome.interval.title')}
          </h2>
          <Interval />
        </section>
      </div>
      <p className={styles.muted}>{t('welcome.hours.private')}</p>
    </>
  );
}

const modes = ['same', 'different'] as const;

/** One row for a week whose days are alike; else a table. */
function Hours() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const hours = view.settings.workHours;
  const [mode, setMode] = useState<(typeof modes)[number]>(() =>
    evenWeekOf(hours) ? 'same' : 'different',
  );
  // Kept here: hours without a day would not remember the range.
  const [week, setWeek] = useState<EvenWeek>(() => evenedWeek(hours));

  function changeWeek(next: EvenWeek): void {
    setWeek(next);
    void changeDays(hoursOfEvenWeek(next));
  }

  return (
    <>
      <Choice
        label={t('welcome.hours.when')}
        value={mode}
        options={modes.map((value) => ({ value, label: t(`welcome.hours.${value}`) }))}
        onChange={(next) => {
          setMode(next);
          if (next === 'same') changeWeek(evenedWeek(hours));
        }}
      />
      {mode === 'same' ? <SameHours week={week} onChange={changeWeek} /> : <Week />}
    </>
  );
}

function SameHours({
  week,
  onChange,
}: {
  readonly week: EvenWeek;
  readonly onChange: (week: EvenWeek) => void;
}) {
  const { t } = useTranslation('home');
  const { format } = useHome();
  const changeRange = (range: WorkRange) => onChange({ ...week, range });
  const changeChosen = (days: readonly Weekday[]) => onChange({ ...week, days });
  return (
    <>
      <div className={styles.row}>
        <RangeFields
          labels={{ start: t('welcome.hours.from'), end: t('welcome.hours.to') }}
          range={week.range}
          onChange={changeRange}
        />
      </div>
      <Choices
        label={t('welcome.hours.days')}
        values={week.days}
        options={weekOrder(format.locale).map((day) => ({
          value: day,
          label: format.weekday(day, 'short'),
        }))}
        onChange={changeChosen}
      />
    </>
  );
}
