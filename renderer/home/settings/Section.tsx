import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingPath } from '#core/setting-paths';
import { ask } from '../../bridge';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { Button } from '../../ui/Button';
import { GroupTitle, useAnyShown } from './Row';
import styles from './Section.module.css';

/** The groups, by what a person wants. */
export type GroupName = (typeof groupNames)[number];
export const groupNames = [
  'when',
  'reach',
  'body',
  'break',
  'look',
  'computer',
  'advanced',
] as const;

/** A group of settings with its way back to the defaults. Hidden while a search finds none of it. */
export function Section({
  name,
  resets,
  children,
}: {
  readonly name: GroupName;
  /** The keys that its reset puts back. */
  readonly resets: readonly SettingPath[];
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const title = t(`groups.${name}.title`);
  return (
    <section id={`settings-${name}`} className={styles.section} aria-labelledby={`title-${name}`}>
      <header className={styles.header}>
        <div>
          <h2 id={`title-${name}`} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          <p className={styles.text}>{t(`groups.${name}.text`)}</p>
        </div>
        <Reset paths={resets} title={title} />
      </header>
      <GroupTitle value={title}>
        <div className={styles.rows}>{children}</div>
      </GroupTitle>
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

/** Words over the rows that belong together. */
export function Part({
  title,
  text,
  paths,
  children,
}: {
  readonly title: string;
  readonly text: string;
  /** What is in it: it goes when a search finds none of them. */
  readonly paths: readonly string[];
  readonly children: ReactNode;
}) {
  const isShown = useAnyShown(paths);
  return (
    <>
      {isShown && (
        <div className={styles.part}>
          <h3>{title}</h3>
          <p className={styles.text}>{text}</p>
        </div>
      )}
      {children}
    </>
  );
}
