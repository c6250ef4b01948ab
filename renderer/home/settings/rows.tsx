/** A row for each kind of setting; limits and choices come from the schema. */
import { useTranslation } from 'react-i18next';
import { choicesOf, limitsOf } from '#core/setting-limits';
import type { PathOf } from '#core/setting-paths';
import { Choice, Choices, type Choosable } from '../../ui/aria-choice';
import { NumberBox } from '../../ui/aria-number';
import { Switch } from '../../ui/aria-switch';
import { BareRow, Row } from './Row';
import { type Setting, useSetting } from './useSetting';

export function SwitchRow({ path }: { readonly path: PathOf<boolean> }) {
  const { t } = useTranslation('settings');
  const { value, problem, change } = useSetting(path);
  return (
    <BareRow path={path} problem={problem}>
      <Switch
        label={t(`${path}.label`)}
        hint={t(`${path}.hint`)}
        isSelected={value}
        onChange={change}
      />
    </BareRow>
  );
}

export function NumberRow({
  path,
  unit,
}: {
  readonly path: PathOf<number>;
  readonly unit?: 'minutes' | 'seconds' | 'percent';
}) {
  const { t } = useTranslation('settings');
  const { value, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem}>
      <NumberBox
        label={t(`${path}.label`)}
        {...(unit && { unit: t(`unit.${unit}`) })}
        value={value}
        {...limitsOf(path)}
        onChange={change}
      />
    </Row>
  );
}

export function ChoiceRow({
  path,
  look = 'segments',
}: {
  readonly path: PathOf<string>;
  readonly look?: 'segments' | 'cards';
}) {
  const { t } = useTranslation('settings');
  const { value, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      <Choice
        label={t(`${path}.label`)}
        value={value}
        look={look}
        options={choicesOf(path).map((option) => ({
          value: option,
          label: t(`${path}.options.${option}`),
          ...(look === 'cards' && { hint: t(`${path}.optionHints.${option}`) }),
        }))}
        onChange={change}
      />
    </Row>
  );
}

/** Any number of a few, such as the equipment: in the order and words of their options. */
export function ChoicesRow<T extends string>({
  setting: { path, value, problem, change },
  options,
}: {
  readonly setting: Setting<readonly T[]>;
  readonly options: readonly Choosable<T>[];
}) {
  const { t } = useTranslation('settings');
  return (
    <Row path={path} problem={problem} wide>
      <Choices label={t(`${path}.label`)} values={value} options={options} onChange={change} />
    </Row>
  );
}
