import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupNames, muscleGroups } from '#core/moves/vocabulary';
import { choicesOf } from '#core/setting-limits';
import { LOOK_NAMES } from '../../figure/looks';
import { Choice, Choices } from '../../ui/aria-choice';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import { ProfileChoices } from './ProfileChoices';
import { Row } from './Row';
import { ChoiceRow } from './rows';
import { Section } from './Section';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

export function BodySection() {
  return (
    <Section name="body">
      <Equipment />
      <ChoiceRow path="body.place" />
      <Profile />
      <ChoiceRow path="body.level" />
      <Focus />
      <DisabledMoves />
      <FigureChoice />
      <Plan />
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

function Profile() {
  const path = 'body.profile';
  const { problem } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      <ProfileChoices />
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
            <Button
              key={id}
              icon="close"
              aria-label={t(`${path}.enable`, { move: t(`moves:${id}.name`) })}
              onClick={() => change(value.filter((other) => other !== id))}
            >
              {t(`moves:${id}.name`)}
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

/** The move the choice of figures is shown with: upright, seen from the front, no gear. */
const showcase = 'chin-tuck';

function FigureChoice() {
  const { t } = useTranslation('settings');
  const { library } = useHome();
  const path = 'body.figure';
  const { value, problem, change } = useSetting(path);
  const move = library?.find((entry) => entry.move.id === showcase)?.move;
  return (
    <Row path={path} problem={problem} wide>
      <Choice
        label={t(`${path}.label`)}
        value={value}
        look="pictures"
        options={[
          {
            value: 'varied',
            label: t(`${path}.options.varied`),
            picture: (
              <span className={styles.picture}>
                <Icon name="swap" />
              </span>
            ),
          },
          ...LOOK_NAMES.map((name) => ({
            value: name as string,
            label: t(`${path}.options.${name}`),
            picture: (
              <span aria-hidden="true">
                {move && <FigureOnDisc move={move} moving={false} look={name} />}
              </span>
            ),
          })),
        ]}
        onChange={change}
      />
    </Row>
  );
}

const planIdeas = ['lunch', 'coffee', 'call'] as const;

/** An if-then plan: a moment of the day, and what follows it. */
function Plan() {
  const { t } = useTranslation('settings');
  const path = 'body.plan';
  const { value, problem, change } = useSetting(path);
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <Row path={path} problem={problem} wide>
      <textarea
        className={styles.text}
        aria-label={t(`${path}.label`)}
        rows={2}
        maxLength={200}
        placeholder={t(`${path}.placeholder`)}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft.trim() !== value) change(draft.trim());
        }}
      />
      {value === '' && (
        <div className={styles.group}>
          {planIdeas.map((idea) => (
            <Button key={idea} onClick={() => change(t(`${path}.ideas.${idea}`))}>
              {t(`${path}.ideas.${idea}`)}
            </Button>
          ))}
        </div>
      )}
    </Row>
  );
}
