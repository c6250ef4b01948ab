import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { useHome } from './context';
import styles from './Notice.module.css';

/** Says once, on every page, that a file of the person's can't be used as it is. */
export function Notice() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const faulty = view.problems.some(({ code }) => code !== 'unknown-key' && code !== 'overlap');
  const words = view.fileProblem ?? (faulty ? t('common.notUsed') : null);
  if (words === null) return null;
  return (
    <p className={styles.notice} role="status">
      <Icon name="info" />
      <span>{words}</span>
    </p>
  );
}
