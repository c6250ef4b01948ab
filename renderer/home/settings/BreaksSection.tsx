import { useTranslation } from 'react-i18next';
import { limitsOf } from '#core/setting-limits';
import { Choice } from '../../ui/aria-choice';
import { NumberBox } from '../../ui/aria-number';
import { CardPreview } from './CardPreview';
import { FixedTimes } from './FixedTimes';
import { Row } from './Row';
import { ChoiceRow, NumberRow, SwitchRow } from './rows';
import { Section } from './Section';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

export function BreaksSection() {
  return (
    <Section name="breaks">
      <Interval />
      <MovesPerBreak />
      <ChoiceRow path="breaks.presence" look="cards" />
      <NumberRow path="breaks.cardAfterSeconds" unit="seconds" />
      <CardPreview />
      <ChoiceRow path="breaks.displays" />
      <NumberRow path="breaks.strictSeconds" unit="seconds" />
      <NumberRow path="breaks.headsUpSeconds" unit="seconds" />
      <NumberRow path="breaks.snoozeMinutes" unit="minutes" />
      <NumberRow path="breaks.snoozeLimit" />
      <SwitchRow path="breaks.skipAllowed" />
      <NumberRow path="breaks.naturalBreakMinutes" unit="minutes" />
      <NumberRow path="breaks.quietEndMinutes" unit="minutes" />
      <NumberRow path="breaks.maxHoldMinutes" unit="minutes" />
      <FixedTimes />
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

function MovesPerBreak() {
  const { t } = useTranslation('settings');
  const path = 'breaks.movesPerBreak';
  const { value, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem}>
      <Choice
        label={t(`${path}.label`)}
        value={String(value)}
        options={['1', '2'].map((count) => ({
          value: count,
          label: t(`${path}.options.${count}`),
        }))}
        onChange={(count) => change(Number(count))}
      />
    </Row>
  );
}
