import { useTranslation } from 'react-i18next';
import type { SettingPath } from '#core/setting-paths';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { OtherApps } from '../OtherApps';
import { Row } from './Row';
import { ChoiceRow, SwitchRow } from './rows';
import { Section } from './Section';

const resets: readonly SettingPath[] = ['app.launchAtLogin', 'app.hideFromCapture'];

/** What the app does with this computer. */
export function ComputerSection() {
  return (
    <Section name="computer" resets={resets}>
      <SwitchRow path="app.launchAtLogin" />
      <ChoiceRow path="app.hideFromCapture" />
      <OtherApps />
      <Welcome />
    </Section>
  );
}

function Welcome() {
  const { t } = useTranslation('settings');
  return (
    <Row path="app.welcomed" problem={null}>
      <Button onClick={() => ask('settings.change', { path: 'app.welcomed', value: false })}>
        {t('app.welcomed.again')}
      </Button>
    </Row>
  );
}
