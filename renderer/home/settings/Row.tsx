import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsAt } from '#core/setting-limits';
import type { SettingsProblem } from '#core/settings';
import { useHome } from '../context';
import styles from './Row.module.css';
import { matches } from './search';

/** What the person searches for; empty shows everything. */
export const Query = createContext('');

/** The title of the group that a row stands in, which a search finds too. */
export const GroupTitle = createContext('');

/** A setting: its name and a sentence, its control, and beside it what is wrong. */
export function Row({
  path,
  problem,
  wide = false,
  children,
}: {
  readonly path: string;
  readonly problem: SettingsProblem | null;
  /** The control goes below the words. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  if (!useIsShown(path)) return null;
  return (
    <div className={wide ? styles.wide : styles.row} data-setting={path}>
      <div className={styles.words}>
        <h3 className={styles.label}>{t(`${path}.label`)}</h3>
        <p className={styles.hint}>{t(`${path}.hint`)}</p>
      </div>
      <Lockable path={path} className={styles.control}>
        {children}
      </Lockable>
      <Problem problem={problem} />
    </div>
  );
}

/** A setting whose control brings its own words. */
export function BareRow({
  path,
  problem,
  children,
}: {
  readonly path: string;
  readonly problem: SettingsProblem | null;
  readonly children: ReactNode;
}) {
  if (!useIsShown(path)) return null;
  return (
    <div className={styles.bare} data-setting={path}>
      <Lockable path={path}>{children}</Lockable>
      <Problem problem={problem} />
    </div>
  );
}

/** Controls, switched off where the organisation has set the value for good. */
function Lockable({
  path,
  className,
  children,
}: {
  readonly path: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  if (!useHome().view.locked.includes(path)) {
    return className === undefined ? children : <div className={className}>{children}</div>;
  }
  return (
    <fieldset className={styles.locked} disabled>
      {children}
      <p className={styles.hint}>{t('problem.locked')}</p>
    </fieldset>
  );
}

/** What is wrong with a setting, in the person's language. */
function Problem({ problem }: { readonly problem: SettingsProblem | null }) {
  const { t } = useTranslation('settings');
  const { format } = useHome();
  if (problem === null) return null;
  const limits = problem.code === 'out-of-range' ? limitsAt(problem.path) : null;
  return (
    <p className={styles.problem} role="alert">
      {t(limits ? 'problem.range' : `problem.${problem.code}`, {
        ...(limits && { min: format.number(limits.min), max: format.number(limits.max) }),
      })}
    </p>
  );
}

function useIsShown(path: string): boolean {
  return useAnyShown([path]);
}

/** Whether the search leaves any of these settings on the page. */
export function useAnyShown(paths: readonly string[]): boolean {
  const { t } = useTranslation('settings');
  const query = useContext(Query);
  const group = useContext(GroupTitle);
  if (query === '') return true;
  return paths.some((path) => {
    const words = ['label', 'hint', 'title', 'text'].map((key) =>
      t(`${path}.${key}`, { defaultValue: '' }),
    );
    return matches(query, [path, group, ...words]);
  });
}
