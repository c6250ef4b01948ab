import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '#core/error-message';
import { call } from '../../bridge';
import { Slider } from '../../ui/aria-slider';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { useSummary } from '../useSummary';
import styles from './Today.module.css';

/** Asks how neck and shoulders feel, when the person wants to be asked and a week has passed. */
export function ComfortQuestion() {
  const { t } = useTranslation('home');
  const { view, format } = useHome();
  const { summary, reload } = useSummary();
  const [value, setValue] = useState(5);
  const [state, setState] = useState<'asking' | 'answered' | 'later'>('asking');
  const [failure, setFailure] = useState<string | null>(null);

  if (!view.settings.app.askComfort || state === 'later') return null;
  if (state === 'answered') {
    return (
      <section className={styles.card}>
        <p role="status">{t('today.comfort.thanks')}</p>
      </section>
    );
  }
  if (!summary?.mayAskComfort) return null;

  async function save(): Promise<void> {
    try {
      await call('comfort.record', value);
      setFailure(null);
      setState('answered');
    } catch (error) {
      setFailure(t('common.failed', { reason: messageOf(error) }));
    }
    reload();
  }

  return (
    <section className={`${styles.card} ${styles.question}`}>
      <div>
        <h2>{t('today.comfort.title')}</h2>
        <p>{t('today.comfort.hint')}</p>
      </div>
      <div>
        <div className={styles.scale}>
          <Slider
            label={t('today.comfort.label')}
            value={value}
            min={0}
            max={10}
            step={1}
            onChange={setValue}
          />
          <output className={styles.value}>{format.number(value)}</output>
        </div>
        <div className={styles.ends} aria-hidden="true">
          <span>{t('today.comfort.low')}</span>
          <span>{t('today.comfort.high')}</span>
        </div>
      </div>
      <div className={styles.row}>
        <Button onClick={() => void save()}>{t('today.comfort.save')}</Button>
        <Button kind="quiet" onClick={() => setState('later')}>
          {t('today.comfort.later')}
        </Button>
      </div>
      <p role="status" className={styles.refusal}>
        {failure}
      </p>
    </section>
  );
}
