import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { updateCommands } from '#core/installation';
import { ask } from '../../bridge';
import { sessionKeys } from '../../session/keys';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { PageTitle } from '../PageTitle';
import { Safety } from '../Safety';
import styles from './Help.module.css';

/** Each claim with where it comes from. Names of studies are the same in every language. */
const research = {
  breaks: 'Albulescu 2022, PLOS ONE 17(8):e0272460',
  strength: 'Andersen 2011, Pain 152:440',
  spread: 'Andersen 2012',
  prompt: 'Cooley & Pedersen 2013',
  moment: 'Bailey & Konstan 2006',
  plan: 'Gollwitzer & Sheeran 2006',
  unsure: 'Luger 2019, Cochrane CD012886; Louw 2017; Jones 2024, Appl Ergon 104216',
} as const;

/** How it works, how to move safely, and what is known. */
export function Help() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  return (
    <>
      <PageTitle title={t('help.title')} />
      <Part title={t('safety.title')}>
        <Safety />
      </Part>
      <Part title={t('help.how.title')}>
        {(['count', 'due', 'answer', 'moves'] as const).map((part) => (
          <p key={part}>{t(`help.how.${part}`)}</p>
        ))}
      </Part>
      <Part title={t('help.knows.title')}>
        {(['input', 'busy', 'network', 'files', 'not'] as const).map((part) => (
          <p key={part}>{t(`help.knows.${part}`)}</p>
        ))}
      </Part>
      <Part title={t('help.keys.title')}>
        <dl className={styles.keys}>
          {sessionKeys.map(({ means, label }) => (
            <div key={means}>
              <dt>
                <kbd dir="ltr">{label}</kbd>
              </dt>
              <dd>{t(`help.keys.${means}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('help.keysTwice')}</p>
      </Part>
      <Part title={t('help.research.title')}>
        <p>{t('help.research.text')}</p>
        <ul className={styles.research}>
          {Object.entries(research).map(([claim, source]) => (
            <li key={claim}>
              {t(`help.research.${claim}`)}
              <cite>{source}</cite>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('help.files.title')}>
        <p>{t('help.files.text')}</p>
        <Button onClick={() => ask('folder.open')}>{t('help.files.open')}</Button>
      </Part>
      <Part title={t('help.contact.title')}>
        <p>{t('help.contact.text')}</p>
        <div className={styles.actions}>
          <Button icon="link" onClick={() => ask('link.open', 'website')}>
            {t('help.contact.website')}
          </Button>
          <Button icon="link" onClick={() => ask('link.open', 'issues')}>
            {t('help.contact.issues')}
          </Button>
        </div>
        <p className={styles.version}>
          {t('help.contact.version', { version: view.version })} · Electron {view.electron}
        </p>
        <Update />
      </Part>
    </>
  );
}

/** How it came here, and what brings the next version the same way. */
function Update() {
  const { t } = useTranslation('home');
  const { installed } = useHome().view;
  const command = updateCommands[installed];
  return (
    <p className={styles.version}>
      <span translate="no">{t('help.contact.installed', { kind: installed })}</span>{' '}
      {command === null ? t('help.contact.updateByHand') : t('help.contact.update')}{' '}
      {command !== null && (
        <code dir="ltr" translate="no">
          {command}
        </code>
      )}
    </p>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
