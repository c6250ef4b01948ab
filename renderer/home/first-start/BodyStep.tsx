import { useTranslation } from 'react-i18next';
import { choicesOf } from '#core/setting-limits';
import { Choice, Choices } from '../../ui/aria-choice';
import { Safety } from '../Safety';
import { ProfileChoices } from '../settings/ProfileChoices';
import { useSetting } from '../settings/useSetting';
import styles from './FirstStart.module.css';

/** What there is to move with, where, what to spare; and beside it how to move safely. */
export function BodyStep() {
  const { t } = useTranslation('home');
  const equipment = useSetting('body.equipment');
  const place = useSetting('body.place');
  return (
    <div className={styles.columns}>
      <div className={styles.parts}>
        <section className={styles.part} aria-labelledby="welcome-equipment">
          <h2 id="welcome-equipment" className={styles.subtitle}>
            {t('welcome.body.equipment')}
          </h2>
          <Choices
            label={t('welcome.body.equipment')}
            values={equipment.value}
            options={choicesOf('body.equipment').map((item) => ({
              value: item,
              label: t(`moves.need.${item}`),
            }))}
            onChange={equipment.change}
          />
        </section>
        <section className={styles.part} aria-labelledby="welcome-place">
          <h2 id="welcome-place" className={styles.subtitle}>
            {t('welcome.body.place')}
          </h2>
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
        </section>
        <section className={styles.part} aria-labelledby="welcome-spare">
          <h2 id="welcome-spare" className={styles.subtitle}>
            {t('welcome.body.spare')}
          </h2>
          <p className={styles.muted}>{t('settings:body.profile.hint')}</p>
          <ProfileChoices />
        </section>
      </div>
      <aside className={styles.safety} aria-labelledby="welcome-safety">
        <h2 id="welcome-safety" className={styles.subtitle}>
          {t('welcome.body.safety')}
        </h2>
        <Safety />
      </aside>
    </div>
  );
}
