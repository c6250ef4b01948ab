import { useTranslation } from 'react-i18next';
import styles from './Pending.module.css';

/** Says that something is on its way. Unseen for the first moment, so that nothing flickers. */
export function Pending() {
  const { t } = useTranslation('home');
  return (
    <p className={styles.pending} role="status">
      {t('common.loading')}
    </p>
  );
}
