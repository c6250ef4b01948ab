import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { useHome } from './context';
import styles from './Notice.module.css';

/** Says on every page what has to be known now: of the app itself, or of a file of the person's. */
export function Notice() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const faulty = view.problems.some(({ code }) => code !== 'unknown-key' && code !== 'overlap');
  const words =
    view.fileProblem ?? (faulty ? t('common.notUsed') : view.goesOn ? t('common.goesOn') : null);
  if (words === null) return null;
  return (
    <p className={styles.notice} role="status">
      <Icon name="info" />
      <span>{words}</span>
    </p>
  );
}
