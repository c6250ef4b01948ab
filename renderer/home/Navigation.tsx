import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import type { PageName } from './context';
import styles from './Navigation.module.css';

const pageNames = ['today', 'moves', 'progress', 'settings', 'help'] as const satisfies PageName[];

/** The pages: a list beside the page in a wide window, a bar below it in a narrow one. */
export function Navigation({
  page,
  onChoose,
}: {
  readonly page: PageName;
  readonly onChoose: (page: PageName) => void;
}) {
  const { t } = useTranslation('home');
  return (
    <nav className={styles.navigation} aria-label={t('nav.label')}>
      <p className={styles.name} translate="no" aria-hidden="true">
        Unhunch
      </p>
      <ul className={styles.list}>
        {pageNames.map((name) => (
          <li key={name}>
            <button
              type="button"
              className={styles.item}
              aria-current={name === page ? 'page' : undefined}
              onClick={() => onChoose(name)}
            >
              <Icon name={name} />
              <span>{t(`nav.${name}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
