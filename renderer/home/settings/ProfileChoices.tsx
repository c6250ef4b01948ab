import { useTranslation } from 'react-i18next';
import { chosenProfile } from '#core/profile';
import { choicesOf } from '#core/setting-limits';
import { Choices } from '../../ui/aria-choice';
import { useSetting } from './useSetting';

/** What the moves are to spare. */
export function ProfileChoices() {
  const { t } = useTranslation('settings');
  const path = 'body.profile';
  const { value, change } = useSetting(path);
  return (
    <Choices
      label={t(`${path}.label`)}
      values={value}
      options={choicesOf(path).map((trait) => ({
        value: trait,
        label: t(`${path}.options.${trait}`),
      }))}
      onChange={(chosen) => change(chosenProfile(value, chosen))}
    />
  );
}
