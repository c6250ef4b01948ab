import { useTranslation } from 'react-i18next';
import { addDaysOff, isDayOff, parseDayOff, splitDaysOff } from '#core/days-off';
import { DayRangePicker } from '../../ui/aria-calendar';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useHome } from '../context';
import styles from './DaysOff.module.css';
import { BareRow } from './Row';
import controls from './SettingControls.module.css';
import { useSetting } from './useSetting';

/** Days without breaks: chosen from a calendar, listed beside it. */
export function DaysOff() {
  const { t } = useTranslation('settings');
  const { view, format } = useHome();
  const { value, problem, change } = useSetting('daysOff');
  const { past, ahead } = splitDaysOff(value, view.day.day);

  function inWords(entry: string): string {
    const { first, last } = parseDayOff(entry);
    return first === last
      ? format.day(first, 'long')
      : t('daysOff.span', { first: format.day(first, 'long'), last: format.day(last, 'long') });
  }

  return (
    <BareRow path="daysOff" problem={problem}>
      {/* The days of a calendar are no form controls that a locked row could switch off. */}
      <div className={styles.both} inert={view.locked.includes('daysOff')}>
        <DayRangePicker
          label={t('daysOff.calendar')}
          previous={t('daysOff.previousMonth')}
          next={t('daysOff.nextMonth')}
          today={view.day.day}
          isMarked={(day) => isDayOff(value, day)}
          onChoose={(first, last) => change(addDaysOff(value, { first, last }))}
        />
        <div className={styles.chosen}>
          <p className={styles.hint}>{t('daysOff.calendar')}</p>
          {ahead.length === 0 && <p className={styles.hint}>{t('daysOff.none')}</p>}
          <ul className={styles.list}>
            {ahead.map((entry) => (
              <li key={entry} className={styles.entry}>
                <span>{inWords(entry)}</span>
                <button
                  type="button"
                  className={controls.icon}
                  aria-label={t('daysOff.remove', { days: inWords(entry) })}
                  onClick={() => change(value.filter((other) => other !== entry))}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
          {past.length > 0 && (
            <p className={styles.hint}>
              {t('daysOff.past', { count: past.length })}{' '}
              <Button kind="quiet" onClick={() => change(ahead)}>
                {t('daysOff.clearPast')}
              </Button>
            </p>
          )}
        </div>
      </div>
    </BareRow>
  );
}
