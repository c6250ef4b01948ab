import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { say } from '../i18n';
import { NotHere } from '../not-here/NotHere';
import { Closing } from './Closing';
import { Controls } from './Controls';
import { Hurt } from './Hurt';
import { isMoving } from './keys';
import styles from './Session.module.css';
import { Stage } from './Stage';
import { inSentences } from './sentences';
import { useCues, useVoice } from './useCues';
import { useKeys } from './useKeys';
import { usePaintedSession } from './usePaintedSession';
import { useScript } from './useScript';
import { useEachSign } from './useSigns';

/** How often main hears that somebody is there. */
const signEveryMs = 5_000;
/** A pointer that has gone so far was drawn, not clicked. */
const dragFromPx = 6;

/** The break as it is done: a view of the session that main runs. */
export function Session({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { phase, isPaused } = view.session;
  const { inPlaceOf } = view.session;
  const before = inPlaceOf === null ? '' : t(`moves:${inPlaceOf}.name`);
  const moving = isMoving(view.session);
  const [isAsking, setAsking] = useState(false);

  /** Nothing goes on while one says what is in the way. */
  function openNotHere(): void {
    if (!isPaused) ask('session.act', 'pause');
    setAsking(true);
  }

  function closeNotHere(): void {
    ask('session.act', 'resume');
    setAsking(false);
  }

  usePaintedSession();
  const first = useKeys(view, openNotHere);
  useCues(view);
  useVoice(view);
  useEachSign(
    signEveryMs,
    useCallback(() => {
      if (phase === 'done') ask('session.act', 'touch');
    }, [phase]),
  );
  useEffect(() => {
    document.title = t('session.title');
  }, [t]);

  const pressedAt = useRef({ x: 0, y: 0 });

  /**
   * A click anywhere says “ready”; one on a button says what the button says, and a drag turns
   * the figure.
   */
  function start(event: MouseEvent): void {
    if (phase !== 'ready' || isPaused) return;
    const { x, y } = pressedAt.current;
    if (Math.hypot(event.clientX - x, event.clientY - y) > dragFromPx) return;
    if (event.target instanceof Element && event.target.closest('button')) return;
    ask('session.act', 'go');
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Space and Enter do the same, by useKeys.
    <main
      className={styles.session}
      data-phase={phase}
      data-running={view.session.stillAt === null || undefined}
      onPointerDown={({ clientX, clientY }) => {
        pressedAt.current = { x: clientX, y: clientY };
      }}
      onClick={start}
    >
      <h1 className="visually-hidden">{t('session.title')}</h1>
      <Announcer view={view} />
      <div className={styles.notices}>
        {view.waitIsOver && (
          <p className={styles.notice} role="status">
            {t('session.waitOver')}
          </p>
        )}
        {first && (
          <p className={styles.notice} role="status">
            {t('session.controls.again', {
              key: first.key,
              what: t(`session.controls.${first.means}`, { move: before }),
            })}
          </p>
        )}
      </div>
      <Scene view={view} />
      {moving && !isAsking && <Controls view={view} onNotHere={openNotHere} />}
      {moving && isAsking && (
        <div className={styles.asking}>
          <NotHere view={view.notHere} onClose={closeNotHere} />
        </div>
      )}
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

/** The script for a screen reader, without what would talk over itself. */
function Announcer({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const [told, setTold] = useState<{ readonly id: string; readonly text: string } | null>(null);
  useScript(view.session, ({ id, read }) => {
    if (read.length > 0) setTold({ id, text: inSentences(read.map(say)) });
  });
  return (
    <div className="visually-hidden" role="status">
      {view.session.isPaused ? (
        <p key="paused">{t('session.paused')}</p>
      ) : (
        told && <p key={told.id}>{told.text}</p>
      )}
    </div>
  );
}
