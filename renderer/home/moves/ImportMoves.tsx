import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '#core/contract';
import { call } from '../../bridge';
import { Progress } from '../../ui/aria-progress';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './Moves.module.css';

/** Adds the person's own moves from files; says of each refused one where it is wrong. */
export function ImportMoves() {
  const { t } = useTranslation('home');
  const { reloadLibrary, view } = useHome();
  const [report, setReport] = useState<ImportReport | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function add(from: 'files' | 'folder'): Promise<void> {
    setFailure(null);
    setReport(null);
    try {
      setReport(await call('moves.import', from));
      reloadLibrary();
    } catch (error) {
      setFailure(t('common.failed', { reason: String(error) }));
    }
  }

  return (
    <section className={styles.import} aria-labelledby="import-title">
      <div>
        <h2 id="import-title" className={styles.importTitle}>
          {t('moves.import.title')}
        </h2>
        <p className={styles.importText}>{t('moves.import.text')}</p>
      </div>
      <div className={styles.importActions}>
        <Button icon="add" onClick={() => void add('files')}>
          {t('moves.import.files')}
        </Button>
        <Button onClick={() => void add('folder')}>{t('moves.import.folder')}</Button>
      </div>
      <div role="status" className={styles.report}>
        {view.reading && <Progress label={t('common.reading')} {...view.reading} />}
        {failure}
        {report && <Report report={report} />}
      </div>
    </section>
  );
}

/** Where each file that was refused is wrong. */
export function Problems({ problems }: Pick<ImportReport, 'problems'>) {
  const { t } = useTranslation('home');
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map(({ file, path, message }) => (
        <li key={`${file} ${path} ${message}`}>
          {path === ''
            ? t('moves.import.problemWhole', { file, message })
            : t('moves.import.problem', { file, path, message })}
        </li>
      ))}
    </ul>
  );
}

function Report({ report: { added, problems } }: { readonly report: ImportReport }) {
  const { t } = useTranslation('home');
  const files = new Set(problems.map(({ file }) => file)).size;
  return (
    <>
      {added.length > 0 && <p>{t('moves.import.added', { count: added.length })}</p>}
      {files > 0 && (
        <>
          <p>{t('moves.import.refused', { count: files })}</p>
          <Problems problems={problems} />
        </>
      )}
    </>
  );
}
