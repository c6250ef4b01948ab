import { useTranslation } from 'react-i18next';
import type { SettingPath } from '#core/setting-paths';
import { Choice } from '../../ui/aria-choice';
import { PlanRow } from './PlanRow';
import { Row } from './Row';
import { ChoiceRow, NumberRow } from './rows';
import { Section } from './Section';
import { useSetting } from './useSetting';

const resets: readonly SettingPath[] = [
  'breaks.movesPerBreak',
  'session.size',
  'session.readySeconds',
  'body.plan',
];

/** What a break is like once it has begun. */
export function BreakSection() {
  return (
    <Section name="break" resets={resets}>
      <MovesPerBreak />
      <ChoiceRow path="session.size" />
      <NumberRow path="session.readySeconds" unit="seconds" />
      <PlanRow />
    </Section>
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
