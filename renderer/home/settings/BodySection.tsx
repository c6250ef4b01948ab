import { useTranslation } from 'react-i18next';
import { groupNames, type MuscleGroup, muscleGroups } from '#core/moves/vocabulary';
import { obstacles } from '#core/obstacles';
import { choicesOf } from '#core/setting-limits';
import type { SettingPath } from '#core/setting-paths';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { Gaps } from './Gaps';
import { ProfileChoices } from './ProfileChoices';
import { Row } from './Row';
import { ChoiceRow, ChoicesRow, SwitchRow } from './rows';
import { Section } from './Section';
import styles from './SettingControls.module.css';
import { type Setting, useSetting } from './useSetting';

const resets: readonly SettingPath[] = [
  'body.equipment',
  'body.place',
  ...choicesOf('body.place').map((place) => `notHere.${place}` as const),
  'body.profile',
  'body.level',
  'body.focus',
  'body.disabledMoves',
  'app.askComfort',
];

/** What a break may ask of the person, and where. */
export function BodySection() {
  return (
    <Section name="body" resets={resets}>
      <Equipment />
      <ChoiceRow path="body.place" />
      <InTheWay />
      <Profile />
      <ChoiceRow path="body.level" />
      <Focus />
      <DisabledMoves />
      <SwitchRow path="app.askComfort" />
    </Section>
  );
}

function Equipment() {
  const { t } = useTranslation('home');
  const path = 'body.equipment';
  const options = choicesOf(path).map((item) => ({ value: item, label: t(`moves.need.${item}`) }));
  return <ChoicesRow setting={useSetting(path)} options={options} />;
}

/** What is always in the way where the person works now. */
function InTheWay() {
  const { t } = useTranslation('break');
  const { view } = useHome();
  const setting = useSetting(`notHere.${view.settings.body.place}`);
  const options = obstacles.map((each) => ({ value: each, label: t(`obstacles.${each}`) }));
  return <ChoicesRow setting={setting} options={options} />;
}

function Profile() {
  const path = 'body.profile';
  const { problem } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      <ProfileChoices />
      <Gaps />
    </Row>
  );
}

/** Muscles are chosen by their group: nobody thinks in scalenes. */
function Focus() {
  const { t } = useTranslation('home');
  const muscles = useSetting('body.focus');
  const groups: Setting<readonly MuscleGroup[]> = {
    ...muscles,
    value: groupNames.filter((group) =>
      muscleGroups[group].some((muscle) => muscles.value.includes(muscle)),
    ),
    change: (chosen) => muscles.change(chosen.flatMap((group) => muscleGroups[group])),
  };
  const options = groupNames.map((group) => ({ value: group, label: t(`moves.group.${group}`) }));
  return <ChoicesRow setting={groups} options={options} />;
}

function DisabledMoves() {
  const { t } = useTranslation('settings');
  const path = 'body.disabledMoves';
  const { value, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      {value.length === 0 ? (
        <p>{t(`${path}.none`)}</p>
      ) : (
        <div className={styles.group}>
          {value.map((id) => (
            <Button key={id} onClick={() => change(value.filter((other) => other !== id))}>
              {t(`${path}.enable`, { move: t(`moves:${id}.name`) })}
            </Button>
          ))}
          <Button kind="quiet" onClick={() => change([])}>
            {t(`${path}.enableAll`)}
          </Button>
        </div>
      )}
    </Row>
  );
}
