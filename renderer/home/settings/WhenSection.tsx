import { useTranslation } from 'react-i18next';
import { limitsOf } from '#core/setting-limits';
import type { SettingPath } from '#core/setting-paths';
import { weekdays } from '#core/weekdays';
import { Choice } from '../../ui/aria-choice';
import { NumberBox } from '../../ui/aria-number';
import { useHome } from '../context';
import { weekOrder } from '../week-order';
import { DaysOff } from './DaysOff';
import { FixedTimes } from './FixedTimes';
import { Row } from './Row';
import { ChoicesRow, NumberRow } from './rows';
import { Part, Section } from './Section';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';
import { WorkHours } from './WorkHours';

const resets: readonly SettingPath[] = [
  'breaks.intervalMinutes',
  'breaks.naturalBreakMinutes',
  ...weekdays.map((day) => `workHours.${day}` as const),
  'breaks.quietEndMinutes',
  'breaks.fixedTimes',
  'app.routineDays',
  'daysOff',
];

/** When breaks come, and when they don't. */
export function WhenSection() {
  const { t } = useTranslation('settings');
  return (
    <Section name="when" resets={resets}>
      <Interval />
      <NumberRow path="breaks.naturalBreakMinutes" unit="minutes" />
      <Part title={t('workHours.title')} text={t('workHours.text')} paths={['workHours']}>
        <WorkHours />
      </Part>
      <NumberRow path="breaks.quietEndMinutes" unit="minutes" />
      <FixedTimes />
      <RoutineDays />
      <Part title={t('daysOff.title')} text={t('daysOff.text')} paths={['daysOff']}>
        <DaysOff />
      </Part>
    </Section>
  );
}

const presets = [30, 45, 60] as const;

function Interval() {
  const { t } = useTranslation('settings');
  const path = 'breaks.intervalMinutes';
  const { value, problem, change } = useSetting(path);
  const preset = presets.find((minutes) => minutes === value);
  return (
    <Row path={path} problem={problem} wide>
      <div className={styles.group}>
        <Choice
          label={t(`${path}.label`)}
          value={preset === undefined ? null : String(preset)}
          options={presets.map((minutes) => ({ value: String(minutes), label: String(minutes) }))}
          onChange={(minutes) => change(Number(minutes))}
        />
        <NumberBox
          label={t(`${path}.label`)}
          unit={t('unit.minutes')}
          value={value}
          {...limitsOf(path)}
          onChange={change}
        />
      </div>
    </Row>
  );
}

function RoutineDays() {
  const { format } = useHome();
  const options = weekOrder(format.locale).map((day) => ({
    value: day,
    label: format.weekday(day),
  }));
  return <ChoicesRow setting={useSetting('app.routineDays')} options={options} />;
}
