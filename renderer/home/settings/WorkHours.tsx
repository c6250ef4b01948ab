import { useTranslation } from 'react-i18next';
import type { Weekday, WorkRange } from '#core/settings';
import {
  type CommonWeek,
  commonWeekNames,
  commonWeekOf,
  commonWeeks,
  type WorkHours as Hours,
  weekTotal,
} from '#core/work-hours-edit';
import { call } from '../../bridge';
import { Choice } from '../../ui/aria-choice';
import { useHome } from '../context';
import { weekOrder } from '../week-order';
import { BareRow } from './Row';
import { problemAt } from './useSetting';
import { WorkDay } from './WorkDay';
import styles from './WorkHours.module.css';

/** The week's hours; days that overlap say so themselves. */
export function WorkHours() {
  const { view } = useHome();
  const problem = problemAt('workHours', view.problems);
  return (
    <BareRow path="workHours" problem={problem?.code === 'overlap' ? null : problem}>
      <WorkHoursEditor />
    </BareRow>
  );
}

/** The week: a common one to start from, then each day's ranges. */
function WorkHoursEditor() {
  const { view } = useHome();
  return (
    <div className={styles.editor}>
      <CommonWeeks hours={view.settings.workHours} />
      <Week />
    </div>
  );
}

/** Each day with its ranges, and what they come to. */
export function Week() {
  const { t } = useTranslation('settings');
  const { view, format } = useHome();
  const hours = view.settings.workHours;
  const { days, minutes } = weekTotal(hours);

  return (
    <>
      <div className={styles.week}>
        {weekOrder(format.locale).map((day) => (
          <WorkDay key={day} day={day} hours={hours} onChange={changeDays} />
        ))}
      </div>
      <p className={styles.total} role="status">
        {days === 0
          ? t('workHours.totalNone')
          : t('workHours.total', { count: days, hours: format.hours(minutes) })}
      </p>
    </>
  );
}

/** The week many people have, one click each. */
function CommonWeeks({ hours }: { readonly hours: Hours }) {
  const { t } = useTranslation('settings');
  return (
    <Choice<CommonWeek>
      label={t('workHours.patterns.label')}
      value={commonWeekOf(hours)}
      look="chips"
      options={commonWeekNames.map((name) => ({
        value: name,
        label: t(`workHours.patterns.${name}`),
      }))}
      onChange={(name) => void changeDays(commonWeeks[name])}
    />
  );
}

/** Saves the ranges of the days given, one key of the settings each. */
export async function changeDays(
  days: Partial<Record<Weekday, readonly WorkRange[]>>,
): Promise<void> {
  for (const [day, ranges] of Object.entries(days)) {
    await call('settings.change', { path: `workHours.${day}`, value: ranges });
  }
}
