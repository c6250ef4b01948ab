import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '#core/contract';
import { lengthInWords } from '#core/length';
import { ask } from '../bridge';
import { say } from '../i18n';
import { NotHere } from '../not-here/NotHere';
import { Button } from '../ui/Button';
import { useSecondsLeft } from '../ui/clock';
import { Disc } from '../ui/Disc';
import { countdown } from '../ui/length';
import { MoveFigure } from '../ui/MoveFigure';
import styles from './Card.module.css';

/**
 * The due break, small in a corner or large over the whole display: which moves, how long, why,
 * and the three answers.
 */
export function Card({ view }: { readonly view: CardView }) {
  const { t } = useTranslation('session');
  const { look, moves } = view;
  const [first, ...others] = view.break.moves;
  const note = view.break.notes[0];
  const reason = first ? say(first.reason) : note ? say(note) : t('card.nothingHint');
  const length = lengthInWords(view.break.seconds, look.locale);
  const figure = moves.find((move) => move.id === first?.id);
  const [isAsking, setAsking] = useState(false);

  useEffect(() => {
    document.title = t('card.title');
  }, [t]);

  return (
    <div className={styles.card} data-layout={view.layout} data-asking={isAsking || undefined}>
      <main className={styles.content} aria-labelledby="title">
        <div className={styles.figure}>
          <Disc>
            {figure && (
              <MoveFigure
                move={figure}
                look={look}
                label={t(`moves:${figure.id}.name`)}
                turnable={false}
              />
            )}
          </Disc>
        </div>
        <div className={styles.text}>
          <p className={styles.due}>
            <span>{t(view.occasion === 'wait' ? 'card.wait' : 'card.title')}</span>
            {!isAsking && (
              <button type="button" className={styles.notHere} onClick={() => setAsking(true)}>
                {t('notHere.open')}
              </button>
            )}
          </p>
          <h1 id="title" className={styles.title}>
            {first ? (
              <>
                <span className={styles.move}>{t(`moves:${first.id}.name`)}</span>
                {others.map((move) => (
                  <span key={move.id} className={styles.then}>
                    {t('card.then', { move: t(`moves:${move.id}.name`) })}
                  </span>
                ))}
              </>
            ) : (
              <span className={styles.move}>{t('card.nothing')}</span>
            )}
          </h1>
          <p className={styles.reason}>
            {first && <span className={styles.length}>{length}</span>}
            {view.routineSeconds !== null ? (
              <button
                type="button"
                className={styles.routine}
                onClick={() => ask('break.start', { what: 'routine' })}
              >
                {t('card.routine', { time: lengthInWords(view.routineSeconds, look.locale) })}
              </button>
            ) : (
              reason
            )}
          </p>
        </div>
        {isAsking ? (
          <div className={styles.asking}>
            <NotHere view={view.notHere} onClose={() => setAsking(false)} />
          </div>
        ) : (
          <Answers view={view} />
        )}
      </main>
    </div>
  );
}

function Answers({ view }: { readonly view: CardView }) {
  const { t } = useTranslation('session');
  const strict = useSecondsLeft(view.skipFromAt);
  const canSkip = view.skipAllowed && strict === 0;
  const canSnooze = view.snoozesLeft > 0;
  const hearsFromAt = view.shownAt + view.deafForMs;
  const canStart = view.break.moves.length > 0;

  useEffect(() => {
    const dismiss = (event: KeyboardEvent) => {
      if (Date.now() < hearsFromAt) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (event.key !== 'Escape') return;
      if (canSkip) ask('reminder.answer', 'skip');
      else if (canSnooze) ask('reminder.answer', 'snooze');
    };
    // Ahead of the buttons, which hear keys too.
    window.addEventListener('keydown', dismiss, { capture: true });
    return () => window.removeEventListener('keydown', dismiss, { capture: true });
  }, [canSkip, canSnooze, hearsFromAt]);

  return (
    <div className={styles.answers}>
      {canStart && (
        <Button kind="primary" autoFocus onClick={() => ask('reminder.answer', 'start')}>
          {t('card.start')}
        </Button>
      )}
      {canSnooze && (
        <Button onClick={() => ask('reminder.answer', 'snooze')}>
          {t('card.snooze', { count: view.snoozeMinutes })}
        </Button>
      )}
      {view.skipAllowed && (
        <Button kind="quiet" disabled={!canSkip} onClick={() => ask('reminder.answer', 'skip')}>
          {strict > 0 ? t('card.skipIn', { seconds: strict }) : t('card.skip')}
        </Button>
      )}
      {view.layout === 'fullscreen' && <TimeLeft view={view} />}
    </div>
  );
}

/** Until it goes away by itself; where it covers everything, the person should know. */
function TimeLeft({ view }: { readonly view: CardView }) {
  const { t } = useTranslation('session');
  const left = useSecondsLeft(view.closesAt);
  return (
    <p className={styles.closes} aria-hidden="true">
      {t('card.closesIn', { time: countdown(left, view.look.locale) })}
    </p>
  );
}
