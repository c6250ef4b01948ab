import { useTranslation } from 'react-i18next';
import { groupNames, muscleGroups } from '#core/moves/vocabulary';
import { obstacles } from '#core/obstacles';
import { choicesOf } from '#core/setting-limits';
import type { SettingPath } from '#core/setting-paths';
import { Choices } from '../../ui/aria-choice';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { Gaps } from './Gaps';
import { ProfileChoices } from './ProfileChoices';
import { Row } from './Row';
import { ChoiceRow, SwitchRow } from './rows';
import { Section } from './Section';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

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
  const { t } = useTranslation('settings');
  const { t: tHome } = useTranslation('home');
  const path = 'body.equipment';
  const { value, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      <Choices
        label={t(`${path}.label`)}
        values={value}
        options={choicesOf(path).map((item) => ({
          value: item,
          label: tHome(`moves.need.${item}`),
        }))}
        onChange={change}
      />
    </Row>
  );
}

/** What is always in the way where the person works now. */
function InTheWay() {
  const { t } = useTranslation('settings');
  const { view } = useHome();
  const path = `notHere.${view.settings.body.place}` as const;
  const { value, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      <Choices
        label={t(`${path}.label`)}
        values={value}
        options={obstacles.map((each) => ({ value: each, label: t(`break:obstacles.${each}`) }))}
        onChange={change}
      />
    </Row>
  );
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
  const { t } = useTranslation('settings');
  const path = 'body.focus';
  const { value, problem, change } = useSetting(path);
  const chosen = groupNames.filter((group) =>
    muscleGroups[group].some((muscle) => value.includes(muscle)),
  );
  return (
    <Row path={path} problem={problem} wide>
      <Choices
        label={t(`${path}.label`)}
        values={chosen}
        options={groupNames.map((group) => ({
          value: group,
          label: t(`home:moves.group.${group}`),
        }))}
        onChange={(groups) => change(groups.flatMap((group) => muscleGroups[group]))}
      />
    </Row>
  );
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
