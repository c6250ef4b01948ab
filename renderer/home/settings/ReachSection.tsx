import { useTranslation } from 'react-i18next';
import type { PathOf, SettingPath } from '#core/setting-paths';
import { useHome } from '../context';
import { BusyNow } from './BusyNow';
import { CardPreview } from './CardPreview';
import { ChoiceRow, NumberRow, SwitchRow } from './rows';
import { Part, Section } from './Section';
import { Shortcut } from './Shortcut';

const holds = [
  'hold.doNotDisturb',
  'hold.fullscreen',
  'hold.microphone',
  'hold.camera',
] as const satisfies readonly PathOf<boolean>[];

const resets: readonly SettingPath[] = [
  'breaks.presence',
  'breaks.cardAfterSeconds',
  'breaks.displays',
  'breaks.strictSeconds',
  'breaks.headsUpSeconds',
  'breaks.snoozeMinutes',
  'breaks.snoozeLimit',
  'breaks.skipAllowed',
  'app.shortcut',
  ...holds,
  'breaks.maxHoldMinutes',
  'wait.offers',
  'wait.fromPercent',
];

/** How a break that is due comes to the person, and what it waits for. What has no effect now is left out. */
export function ReachSection() {
  const { t } = useTranslation('settings');
  const { breaks, hold, wait } = useHome().view.settings;
  const isCover = breaks.presence === 'fullscreen';
  return (
    <Section name="reach" resets={resets}>
      <ChoiceRow path="breaks.presence" look="cards" />
      {breaks.presence === 'card' && <NumberRow path="breaks.cardAfterSeconds" unit="seconds" />}
      <CardPreview />
      {isCover && <ChoiceRow path="breaks.displays" />}
      {isCover && <NumberRow path="breaks.strictSeconds" unit="seconds" />}
      <NumberRow path="breaks.headsUpSeconds" unit="seconds" />
      {breaks.snoozeLimit > 0 && <NumberRow path="breaks.snoozeMinutes" unit="minutes" />}
      <NumberRow path="breaks.snoozeLimit" />
      <SwitchRow path="breaks.skipAllowed" />
      <Shortcut />
      <Part title={t('hold.title')} text={t('hold.text')} paths={holds}>
        <BusyNow />
        {holds.map((path) => (
          <SwitchRow key={path} path={path} />
        ))}
      </Part>
      {Object.values(hold).some(Boolean) && (
        <NumberRow path="breaks.maxHoldMinutes" unit="minutes" />
      )}
      <Part title={t('wait.title')} text={t('wait.text')} paths={['wait.offers']}>
        <SwitchRow path="wait.offers" />
        {wait.offers && <NumberRow path="wait.fromPercent" unit="percent" />}
      </Part>
    </Section>
  );
}
