import { useTranslation } from 'react-i18next';
import { choicesOf } from '#core/setting-limits';
import { Choice, Choices } from '../../ui/aria-choice';
import { useSetting } from '../settings/useSetting';
import styles from './FirstStart.module.css';

/** What there is to move with, and where. */
export function BodyStep() {
  const { t } = useTranslation('home');
  const equipment = useSetting('body.equipment');
  const place = useSetting('body.place');
  return (
    <>
      <p className={styles.lead}>{t('welcome.body.text')}</p>
      <Choices
        label={t('welcome.body.title')}
        values={equipment.value}
        options={choicesOf('body.equipment').map((item) => ({
          value: item,
          label: t(`moves.need.${item}`),
        }))}
        onChange={equipment.change}
      />
      <h2 className={styles.subtitle}>{t('welcome.body.place')}</h2>
      <Choice
        label={t('welcome.body.place')}
        look="chips"
        value={place.value}
        options={choicesOf('body.place').map((value) => ({
          value,
          label: t(`settings:body.place.options.${value}`),
        }))}
        onChange={place.change}
      />
    </>
  );
}
