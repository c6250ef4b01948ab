import { useTranslation } from 'react-i18next';
import { WorkHoursEditor } from '../settings/WorkHoursSection';
import styles from './FirstStart.module.css';

export function HoursStep() {
  const { t } = useTranslation('home');
  return (
    <>
      <p className={styles.lead}>{t('welcome.hours.text')}</p>
      <h2 className="visually-hidden">{t('settings:workHours.title')}</h2>
      <WorkHoursEditor />
    </>
  );
}
