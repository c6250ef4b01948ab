import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#core/settings';
import { ask } from '../../bridge';
import { Choices } from '../../ui/aria-choice';
import { Select } from '../../ui/aria-select';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useHome } from '../context';
import { weekOrder } from '../week-order';
import { acceleratorOf } from './accelerator';
import { Row } from './Row';
import { ChoiceRow, NumberRow, SwitchRow } from './rows';
import { Section } from './Section';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

export function AppSection() {
  const { view } = useHome();
  const resets = Object.keys(view.settings.app)
    .filter((key) => key !== 'welcomed')
    .map((key) => `app.${key}`);
  return (
    <Section name="app" resets={resets}>
      <LanguageChoice />
      <ChoiceRow path="app.theme" />
      <ChoiceRow path="app.clock" />
      <ChoiceRow path="app.hideFromCapture" />
      <NumberRow path="app.textSize" unit="percent" />
      <SwitchRow path="app.launchAtLogin" />
      <RoutineDays />
      <Shortcut />
      <SwitchRow path="app.askComfort" />
      <Welcome />
    </Section>
  );
}

function LanguageChoice() {
  const { t } = useTranslation('settings');
  const path = 'app.language';
  const { value, problem, change } = useSetting(path);
  const options = useMemo(
    () => [
      { value: 'system' as const, label: t(`${path}.system`) },
      ...languages.map((lang) => ({ value: lang, label: ownName(lang), lang })),
    ],
    [t],
  );
  return (
    <Row path={path} problem={problem}>
      <Select label={t(`${path}.label`)} value={value} options={options} onChange={change} />
    </Row>
  );
}

/** What a language calls itself. */
function ownName(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function RoutineDays() {
  const { t } = useTranslation('settings');
  const { format } = useHome();
  const path = 'app.routineDays';
  const { value, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      <Choices
        label={t(`${path}.label`)}
        values={value}
        options={weekOrder(format.locale).map((day) => ({
          value: day,
          label: format.weekday(day),
        }))}
        onChange={change}
      />
    </Row>
  );
}

function Shortcut() {
  const { t } = useTranslation('settings');
  const path = 'app.shortcut';
  const { value, problem, change } = useSetting(path);
  const [recording, setRecording] = useState(false);
  return (
    <Row path={path} problem={problem}>
      <div className={styles.group}>
        <Button
          className={styles.keys}
          aria-label={
            recording ? undefined : `${t(`${path}.record`)}: ${value || t(`${path}.none`)}`
          }
          onClick={() => setRecording(true)}
          onBlur={() => setRecording(false)}
          onKeyDown={(event) => {
            if (!recording) return;
            if (event.key === 'Tab') return;
            event.preventDefault();
            if (event.key === 'Escape') setRecording(false);
            const accelerator = acceleratorOf(event);
            if (accelerator === null) return;
            setRecording(false);
            change(accelerator);
          }}
        >
          {recording ? t(`${path}.recording`) : value || t(`${path}.record`)}
        </Button>
        {value !== '' && (
          <button
            type="button"
            className={styles.icon}
            aria-label={t(`${path}.clear`)}
            onClick={() => change('')}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </Row>
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
