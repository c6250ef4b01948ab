import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { Search } from '../../ui/aria-search';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { PageTitle } from '../PageTitle';
import { AdvancedSection } from './AdvancedSection';
import { BodySection } from './BodySection';
import { BreakSection } from './BreakSection';
import { ComputerSection } from './ComputerSection';
import { LookSection } from './LookSection';
import { ReachSection } from './ReachSection';
import { Query } from './Row';
import { type GroupName, groupNames } from './Section';
import styles from './Settings.module.css';
import { WhenSection } from './WhenSection';

/** Everything `settings.json` holds, applied at once. */
export function Settings() {
  const { t } = useTranslation('settings');
  const [query, setQuery] = useState('');
  // What is in sight comes at once, the rest right after: it is some sixty controls.
  const isWhole = useDeferredValue(true, false);
  // A group may be asked for before it is there.
  const [wanted, setWanted] = useState<{ readonly group: GroupName } | null>(null);
  useEffect(() => {
    if (!isWhole || wanted === null) return;
    document.getElementById(`settings-${wanted.group}`)?.scrollIntoView();
    document.getElementById(`title-${wanted.group}`)?.focus();
  }, [isWhole, wanted]);

  return (
    <>
      <PageTitle title={t('title')} text={t('applied')} />
      <div className={styles.find}>
        <Search
          label={t('search')}
          clearLabel={t('clearSearch')}
          value={query}
          onChange={setQuery}
        />
        {query === '' && (
          <nav aria-label={t('sections')} className={styles.sections}>
            {groupNames.map((group) => (
              <Button key={group} kind="quiet" onClick={() => setWanted({ group })}>
                {t(`groups.${group}.title`)}
              </Button>
            ))}
          </nav>
        )}
      </div>
      <FileProblems />
      <Query value={query.trim()}>
        <div className={styles.all}>
          <WhenSection />
          {isWhole && (
            <>
              <ReachSection />
              <BodySection />
              <BreakSection />
              <LookSection />
              <ComputerSection />
              <AdvancedSection />
            </>
          )}
        </div>
      </Query>
      <p className={styles.nothing} role="status">
        {t('nothingFound', { text: query })}
      </p>
      <File />
    </>
  );
}

/** What the file holds that can't be used, by path, and what is wrong with the file itself. */
function FileProblems() {
  const { t } = useTranslation('settings');
  const { view } = useHome();
  const faulty = view.problems.filter(({ code }) => code !== 'overlap');
  if (view.fileProblem === null && faulty.length === 0) return null;
  return (
    <section className={styles.problems} aria-label={t('fileTitle')}>
      {view.fileProblem && <p>{view.fileProblem}</p>}
      {faulty.length > 0 && (
        <>
          <p>{t('fileProblems')}</p>
          <ul className={styles.list}>
            {faulty.map(({ path, code }) => (
              <li key={path}>
                <code translate="no">{path}</code> {t(`problem.${code}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function File() {
  const { t } = useTranslation('settings');
  return (
    <section className={styles.file}>
      <p>{t('folderHint')}</p>
      <Button onClick={() => ask('folder.open')}>{t('openFolder')}</Button>
    </section>
  );
}
