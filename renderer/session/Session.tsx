import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionWindowView } from '#core/contract';
import { say } from '../i18n';
import { Closing } from './Closing';
import { Controls } from './Controls';
import { Hurt } from './Hurt';
import styles from './Session.module.css';
import { Stage } from './Stage';
import { useCues } from './useCues';
import { useKeys } from './useKeys';

/** The break as it is done: a view of the session that main runs. */
export function Session({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { session } = view;
  useKeys(view);
  useCues(view);
  useEffect(() => {
    document.title = t('session.title');
  }, [t]);

  return (
    <main className={styles.session}>
      <h1 className="visually-hidden">{t('session.title')}</h1>
      <Announcer view={view} />
      <Scene view={view} />
      {session.phase !== 'done' && session.phase !== 'hurt' && <Controls view={view} />}
    </main>
  );
}

function Scene({ view }: { readonly view: SessionWindowView }) {
  switch (view.session.phase) {
    case 'done':
      return <Closing view={view} />;
    case 'hurt':
      return <Hurt view={view} />;
    default:
      return <Stage view={view} />;
  }
}

/** Each cue for a screen reader, once. */
function Announcer({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { announce, cue, cueId, pausedAt } = view.session;
  const text = pausedAt !== null ? t('session.paused') : announce ? say(cue) : null;
  return (
    <div className="visually-hidden" role="status">
      {text !== null && <p key={cueId}>{text}</p>}
    </div>
  );
}
