import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { Button } from '../../ui/Button';
import styles from './Section.module.css';

/** A group of settings with its way back to the defaults. Hidden while a search finds none of it. */
export function Section({
  name,
  resets = [name],
  children,
}: {
  readonly name: string;
  /** What its reset puts back, when that is not the whole section. */
  readonly resets?: readonly string[];
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const title = t(`${name}.title`);
  return (
    <section id={`settings-${name}`} className={styles.section} aria-labelledby={`title-${name}`}>
      <header className={styles.header}>
        <div>
          <h2 id={`title-${name}`} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          <p className={styles.text}>{t(`${name}.text`)}</p>
        </div>
        <Reset paths={resets} title={title} />
      </header>
      <div className={styles.rows}>{children}</div>
    </section>
  );
}

function Reset({ paths, title }: { readonly paths: readonly string[]; readonly title: string }) {
  const { t } = useTranslation('settings');
  const { t: tHome } = useTranslation('home');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" className={styles.reset} onClick={() => setAsking(true)}>
        {t('reset')}
        <span className="visually-hidden">: {title}</span>
      </Button>
      <Dialog
        title={t('resetAsk', { section: title })}
        isOpen={asking}
        isAlert
        onClose={() => setAsking(false)}
      >
        <p>{t('resetText')}</p>
        <DialogActions>
          <Button autoFocus onClick={() => setAsking(false)}>
            {tHome('common.cancel')}
          </Button>
          <Button
            kind="primary"
            onClick={() => {
              for (const path of paths) ask('settings.reset', { path });
              setAsking(false);
            }}
          >
            {t('resetYes')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
