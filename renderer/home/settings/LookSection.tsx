import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#core/languages';
import type { SettingPath } from '#core/setting-paths';
import { Select } from '../../ui/aria-select';
import { FigureChoice } from './FigureChoice';
import { Row } from './Row';
import { ChoiceRow, NumberRow } from './rows';
import { Section } from './Section';
import { SoundRows } from './SoundRows';
import { useSetting } from './useSetting';

const resets: readonly SettingPath[] = [
  'app.language',
  'app.clock',
  'app.theme',
  'app.textSize',
  'body.figure',
  'sound.enabled',
  'sound.volume',
  'sound.voice',
  'sound.voiceName',
  'sound.voiceRate',
  'sound.pausePlayers',
];

/** What is seen and heard. */
export function LookSection() {
  return (
    <Section name="look" resets={resets}>
      <LanguageChoice />
      <ChoiceRow path="app.clock" />
      <ChoiceRow path="app.theme" />
      <NumberRow path="app.textSize" unit="percent" />
      <FigureChoice />
      <SoundRows />
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
