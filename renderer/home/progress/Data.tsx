import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { Progress } from '../../ui/aria-progress';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './Data.module.css';

/** Export, import and deletion of the whole history. */
export function Data({ onChange }: { readonly onChange: () => void }) {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const [said, setSaid] = useState<string | null>(null);
  const [deleting, setDeleting] = useState(false);

  /** Says what came of it; null when the person chose nothing. */
  async function perform(work: () => Promise<string | null>): Promise<void> {
    setSaid(null);
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(t('common.failed', { reason: String(error) }));
    }
    onChange();
  }

  const exportAs = (kind: 'csv' | 'json') =>
    perform(async () => {
      const file = await call('history.export', kind);
      return file === null ? null : t('progress.data.exported', { file });
    });

  const importJson = () =>
    perform(async () => {
      const days = await call('history.import');
      if (days === null) return null;
      return typeof days === 'string'
        ? t('common.failed', { reason: days })
        : t('progress.data.imported', { count: days });
    });

  const deleteAll = () =>
    perform(async () => {
      setDeleting(false);
      await call('history.deleteAll');
      return t('progress.data.deleted');
    });

  return (
    <section className={styles.section} aria-labelledby="data-title">
      <header>
        <h2 id="data-title">{t('progress.data.title')}</h2>
        <p className={styles.text}>{t('progress.data.text')}</p>
      </header>
      <div className={styles.actions}>
        <Button onClick={() => void exportAs('csv')}>{t('progress.data.exportCsv')}</Button>
        <Button onClick={() => void exportAs('json')}>{t('progress.data.exportJson')}</Button>
        <Button onClick={() => void importJson()}>{t('progress.data.import')}</Button>
        <Button kind="quiet" onClick={() => setDeleting(true)}>
          {t('progress.data.deleteAll')}
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {view.reading && <Progress label={t('common.reading')} {...view.reading} />}
        {said}
      </p>
      <Dialog
        title={t('progress.data.deleteAsk')}
        isOpen={deleting}
        isAlert
        onClose={() => setDeleting(false)}
      >
        <p>{t('progress.data.deleteText')}</p>
        <DialogActions>
          <Button autoFocus onClick={() => setDeleting(false)}>
            {t('progress.data.deleteNo')}
          </Button>
          <Button kind="primary" onClick={() => void deleteAll()}>
            {t('progress.data.deleteYes')}
          </Button>
        </DialogActions>
      </Dialog>
    </section>
  );
}
