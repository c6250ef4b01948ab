import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './Today.module.css';

/** The person's own if-then plan; an invitation to write one while there is none. */
export function Plan() {
  const { t } = useTranslation('home');
  const { view, goTo } = useHome();
  const { plan } = view.settings.body;
  return (
    <section className={styles.card}>
      <h2>{t('today.plan.title')}</h2>
      <p className={plan ? styles.quote : undefined}>{plan || t('today.plan.none')}</p>
      <div className={styles.row}>
        <Button icon="edit" onClick={() => goTo('settings')}>
          {t(plan ? 'today.plan.edit' : 'today.plan.add')}
        </Button>
      </div>
    </section>
  );
}
