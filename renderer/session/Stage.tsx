import { useTranslation } from 'react-i18next';
import type { SessionWindowView } from '#core/contract';
import type { BreakMove } from '#core/moves/composed-break';
import { figureTimeMs } from '#core/session/view';
import { say } from '../i18n';
import { useFrames } from '../ui/clock';
import { Disc } from '../ui/Disc';
import { doseInWords } from '../ui/dose-in-words';
import { MoveFigure } from '../ui/MoveFigure';
import { Ring } from '../ui/Ring';
import styles from './Stage.module.css';
import { type Drawn, draw } from './timing';

/** The move on show: the figure in tempo, what to do, how much of it, and the breath. */
export function Stage({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { session, look } = view;
  const dose = session.move?.dose;
  const move = view.moves.find(({ id }) => id === session.move?.id);
  const tempo = move && move.kind !== 'warm-up' ? move.tempo : undefined;
  const now = useFrames(session.pausedAt ?? session.phaseEndsAt);
  const drawn = draw(session, tempo, now);
  const paused = session.pausedAt !== null;

  return (
    <div className={styles.stage} data-paused={paused || undefined}>
      <div className={styles.figure}>
        <Disc>
          {move && (
            <MoveFigure
              move={move}
              look={look}
              label={t(`moves:${move.id}.name`)}
              form={dose?.kind === 'reps' ? dose.form : 'standard'}
              side={session.side}
              clock={() => figureTimeMs(session, Date.now())}
            />
          )}
        </Disc>
      </div>
      <div className={styles.words}>
        <Heading view={view} />
        <p className={styles.cue}>{say(session.cue)}</p>
        <div className={styles.measure}>
          <Count view={view} drawn={drawn} />
          <Aside view={view} reach={drawn.reach} />
        </div>
      </div>
    </div>
  );
}

function Heading({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { session, moves } = view;
  const next = moves[session.step];
  return (
    <header className={styles.heading}>
      <p className={styles.step}>
        <span className={styles.pips} aria-hidden="true">
          {moves.map(({ id }, index) => (
            <span key={id} className={index < session.step ? styles.pipOn : styles.pip} />
          ))}
        </span>
        {t('session.moveOf', { step: session.step, steps: session.steps })}
        {next && session.phase !== 'ready' && (
          <span className={styles.next}>
            {t('session.then', { move: t(`moves:${next.id}.name`) })}
          </span>
        )}
      </p>
      {session.move && (
        <h2 className={styles.name}>
          {t(`moves:${session.move.id}.name`)}
          {session.side && <span className={styles.side}>{t(`session.side.${session.side}`)}</span>}
        </h2>
      )}
      {session.phase === 'ready' && session.move && <Dose move={session.move} view={view} />}
    </header>
  );
}

/** How much there is to do, and why just so much. */
function Dose({ move, view }: { readonly move: BreakMove; readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { dose, sides } = move;
  const each = sides[0] === 'left' || sides[0] === 'right' ? 'each' : 'bothWays';
  return (
    <p className={styles.dose}>
      {doseInWords(t, dose, sides.length > 1 ? each : 'none', view.look.locale)}
      <br />
      {say(move.doseReason)}
    </p>
  );
}

/** The large number in its ring: which repetition, or how many seconds are left. */
function Count({ view, drawn }: { readonly view: SessionWindowView; readonly drawn: Drawn }) {
  const { t } = useTranslation('session');
  const { count, phase } = view.session;
  const { unit, value } = drawn.numeral;
  const number = new Intl.NumberFormat(view.look.locale);
  return (
    <div className={styles.count}>
      <Ring value={drawn.ring} segments={drawn.segments} />
      <p aria-hidden="true">
        <span className={styles.numeral}>{number.format(value)}</span>
        {phase !== 'ready' && phase !== 'switch' && (
          <span className={styles.unit}>
            {unit === 'reps'
              ? t('session.of', { total: number.format(count?.of ?? 0) })
              : t('session.seconds', { count: value })}
          </span>
        )}
      </p>
      {count && (
        <p className="visually-hidden">
          {t(count.unit === 'reps' ? 'session.repOf' : 'session.roundOf', {
            n: number.format(count.n),
            of: number.format(count.of),
          })}
        </p>
      )}
    </div>
  );
}

/**
 * Beside the number: the breath with the tempo dot, which grows and shrinks as the movement goes
 * out and back; or that there is nothing to do just now.
 */
function Aside({ view, reach }: { readonly view: SessionWindowView; readonly reach: number }) {
  const { t } = useTranslation('session');
  const { breath, phase, pausedAt } = view.session;
  if (pausedAt !== null) {
    return (
      <div>
        <p className={styles.state}>{t('session.paused')}</p>
        <p className={styles.hint}>{t('session.pausedHint')}</p>
      </div>
    );
  }
  if (phase === 'ready' || phase === 'switch') {
    return <p className={styles.state}>{t('session.getReady')}</p>;
  }
  return (
    <p className={styles.breath}>
      <span className={styles.tempo} aria-hidden="true">
        <span className={styles.dot} style={{ transform: `scale(${0.3 + 0.7 * reach})` }} />
      </span>
      {t(`session.breath.${breath}`)}
    </p>
  );
}
