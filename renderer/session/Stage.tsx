import { useTranslation } from 'react-i18next';
import type { SessionWindowView } from '#core/contract';
import type { BreakMove } from '#core/moves/composed-break';
import { wordKey } from '#core/moves/words';
import { figureTimeMs, type SessionView } from '#core/session/view';
import { say } from '../i18n';
import { useSteps } from '../ui/clock';
import { Disc } from '../ui/Disc';
import { doseInWords } from '../ui/dose-in-words';
import { countdown } from '../ui/length';
import { MoveFigure } from '../ui/MoveFigure';
import { Ring } from '../ui/Ring';
import styles from './Stage.module.css';
import { type Drawn, draw } from './timing';

/** The move on show: the figure in tempo, what to do, how much of it, and the breath. */
export function Stage({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { session, look } = view;
  const move = view.moves.find(({ id }) => id === session.move?.id);
  const tempo = move && move.kind !== 'warm-up' ? move.tempo : undefined;
  const now = useSteps(session.stillAt ?? session.phaseEndsAt);
  const drawn = draw(session, tempo, now);

  return (
    <div className={styles.stage} data-paused={session.isPaused || undefined}>
      <div className={styles.figure} data-figure>
        <Disc>
          {move && (
            <MoveFigure
              move={move}
              look={look}
              label={t('session.figure', { move: t(`moves:${move.id}.name`) })}
              form={session.move?.form ?? 'standard'}
              side={session.side}
              clock={() => figureTimeMs(session, Date.now())}
            />
          )}
        </Disc>
      </div>
      <div className={styles.words}>
        <Heading view={view} now={now} />
        <p className={styles.cue} data-cue>
          {say(session.cue)}
        </p>
        <div className={styles.measure}>
          <Count view={view} drawn={drawn} />
          <Aside view={view} drawn={drawn} />
        </div>
      </div>
    </div>
  );
}

/** Where one is in the break, the move's name, and the side in the move's own words. */
function Heading({ view, now }: { readonly view: SessionWindowView; readonly now: number }) {
  const { t } = useTranslation('session');
  const { session, moves, look } = view;
  const next = moves[session.step];
  const move = moves.find(({ id }) => id === session.move?.id);
  const leftSeconds = Math.max(1, Math.ceil((session.endsAt - (session.stillAt ?? now)) / 1000));
  return (
    <header className={styles.heading}>
      <p className={styles.step}>
        <span className={styles.pips} aria-hidden="true">
          {Array.from({ length: session.steps }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots are nothing but their places.
            <span key={index} className={index < session.step ? styles.pipOn : styles.pip} />
          ))}
        </span>
        {t('session.moveOf', { step: session.step, steps: session.steps })}
        <span aria-hidden="true">{countdown(leftSeconds, look.locale)}</span>
        {next && <span>{t('session.then', { move: t(`moves:${next.id}.name`) })}</span>}
      </p>
      {session.move && (
        <h2 className={styles.name}>
          {move && t(wordKey(move, session.move.form, 'name'))}
          <Side session={session} />
        </h2>
      )}
    </header>
  );
}

/** Added moves, which have no words of their own for it, have the plain ones. */
function Side({ session: { side, move } }: { readonly session: SessionView }) {
  const { t } = useTranslation('session');
  if (side === null || move === null) return null;
  return (
    <span className={styles.side}>
      {t([`moves:${move.id}.sides.${side}`, `session.side.${side}`])}
    </span>
  );
}

/** How much there is to do, and why just so much. */
function Dose({ move, view }: { readonly move: BreakMove; readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { dose, sides } = move;
  const each = sides[0] === 'left' || sides[0] === 'right' ? 'each' : 'bothWays';
  return (
    <p className={styles.hint}>
      {doseInWords(t, dose, sides.length > 1 ? each : 'none', view.look.locale)}
      <br />
      {say(move.doseReason)}
    </p>
  );
}

/** The large number in its ring: seconds left, or which repetition. */
function Count({ view, drawn }: { readonly view: SessionWindowView; readonly drawn: Drawn }) {
  const { t } = useTranslation('session');
  const { count } = view.session;
  const number = new Intl.NumberFormat(view.look.locale);
  const { numeral } = drawn;
  return (
    <div className={styles.count} aria-hidden="true">
      <Ring value={drawn.ring} segments={drawn.segments} />
      {numeral && (
        <p>
          <span className={styles.numeral}>{number.format(numeral.value)}</span>
          <span className={styles.unit}>
            {numeral.unit === 'seconds'
              ? t('session.secondsUnit', { count: numeral.value })
              : t('session.of', { total: number.format(count?.of ?? 1) })}
          </span>
        </p>
      )}
    </div>
  );
}

/**
 * Beside the number: the other count, a second line, and the breath with the tempo dot, which
 * grows and shrinks as the movement goes out and back.
 */
function Aside({ view, drawn }: { readonly view: SessionWindowView; readonly drawn: Drawn }) {
  const { t } = useTranslation('session');
  const { phase, isPaused, move, note } = view.session;
  if (isPaused) {
    return (
      <div className={styles.aside}>
        <p className={styles.state}>{t('session.paused')}</p>
        <p className={styles.hint}>{t('session.pausedHint')}</p>
      </div>
    );
  }
  if (phase === 'ready' || phase === 'switch') {
    return (
      <div className={styles.aside}>
        <p className={styles.state}>{t('session.getReady')}</p>
        {phase === 'ready' && move && <Dose move={move} view={view} />}
      </div>
    );
  }
  return (
    <div className={styles.aside}>
      <OtherCount view={view} drawn={drawn} />
      <Breath view={view} reach={drawn.reach} />
      {note && <p className={styles.hint}>{say(note)}</p>}
    </div>
  );
}

/** Which repetition or round it is; a screen reader reads it when it comes by. */
function OtherCount({ view, drawn }: { readonly view: SessionWindowView; readonly drawn: Drawn }) {
  const { t } = useTranslation('session');
  const { count } = view.session;
  if (count === null || count.of === 1) return null;
  const number = new Intl.NumberFormat(view.look.locale);
  const words = t(count.unit === 'reps' ? 'session.repOf' : 'session.roundOf', {
    n: number.format(count.n),
    of: number.format(count.of),
  });
  const isBig = drawn.numeral?.unit === 'count';
  return <p className={isBig ? 'visually-hidden' : styles.state}>{words}</p>;
}

function Breath({ view, reach }: { readonly view: SessionWindowView; readonly reach: number }) {
  const { t } = useTranslation('session');
  const { breath, phase } = view.session;
  if (phase === 'rest') return null;
  return (
    <p className={styles.breath}>
      <span className={styles.tempo} aria-hidden="true">
        <span className={styles.dot} style={{ transform: `scale(${0.3 + 0.7 * reach})` }} />
      </span>
      {t(`session.breath.${breath}`)}
    </p>
  );
}
