import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '#core/forms';
import type { FigureData } from '#core/moves/figure-schema';
import type { Move } from '#core/moves/move-file';
import { LivingFigure } from '../figure/LivingFigure';
import type { LookName } from '../figure/looks';
import { Disc } from '../ui/Disc';
import { useReducedMotion, useTheme } from '../ui/media';
import { useHome } from './context';
import styles from './FigureOnDisc.module.css';

/**
 * A move on its disc, shown by the person chosen in the settings. At rest it stands in the
 * move's telling pose; when it moves, it goes on from there.
 */
export function FigureOnDisc({
  move,
  form = 'standard',
  moving,
  turnable = false,
  look,
}: {
  readonly move: Move;
  readonly form?: Form;
  /** `rounds`: a few times when it comes, and again under the pointer, as a decoration does. */
  readonly moving: boolean | 'rounds';
  readonly turnable?: boolean;
  /** Somebody else than the one chosen. */
  readonly look?: LookName;
}) {
  const { t } = useTranslation('moves');
  const { view } = useHome();
  const theme = useTheme(view.look.theme);
  const reducedMotion = useReducedMotion();
  const rounds = useRounds(move, moving === 'rounds');
  const isMoving = moving === 'rounds' ? rounds.isMoving : moving;
  const clock = useClock(move.figure, isMoving);
  // The words come first: a page may show twenty figures.
  const isItsTurn = useDeferredValue(true, false);
  if (!move.figure) return null;
  return (
    <Disc onPointerEnter={rounds.again}>
      {isItsTurn && (
        <LivingFigure
          move={move.figure as FigureData}
          form={form}
          label={t(`${move.id}.name`)}
          theme={theme}
          figure={look ?? view.look.figure}
          clock={clock}
          paused={!isMoving || (reducedMotion && !turnable)}
          reducedMotion={reducedMotion && turnable}
          turnable={turnable}
          className={styles.figure ?? ''}
        />
      )}
    </Disc>
  );
}

/** So often a decoration shows its move: enough to know it, and a window may stay open all day. */
const roundsShown = 3;

/** Whether the rounds of this move are still under way. */
function useRounds({ id, figure }: Move, isWanted: boolean) {
  const [isMoving, setMoving] = useState(isWanted);
  const again = useCallback(() => setMoving(isWanted), [isWanted]);
  const lengthMs = (figure?.loop ?? []).reduce((ms, step) => ms + step.seconds * 1000, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another move begins with its own rounds.
  useEffect(again, [id, again]);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setTimeout(() => setMoving(false), roundsShown * lengthMs);
    return () => clearTimeout(timer);
  }, [isMoving, lengthMs]);
  return { isMoving, again };
}

/** Time in the loop: from the telling pose on while moving, standing still otherwise. */
function useClock(figure: Move['figure'], moving: boolean): () => number {
  const clock = useRef({ ms: 0, since: null as number | null });
  useEffect(() => {
    clock.current = { ms: tellingMs(figure), since: clock.current.since };
  }, [figure]);
  useEffect(() => {
    const { current } = clock;
    if (!moving) return;
    current.since = performance.now();
    return () => {
      current.ms += performance.now() - (current.since ?? performance.now());
      current.since = null;
    };
  }, [moving]);
  return useCallback(() => {
    const { ms, since } = clock.current;
    return since === null ? ms : ms + performance.now() - since;
  }, []);
}

/** When the loop reaches its second still, the pose that tells the move best. */
function tellingMs(figure: Move['figure']): number {
  if (!figure) return 0;
  const end = figure.loop.findIndex((step) => step.to === figure.stills[1]);
  return figure.loop.slice(0, end + 1).reduce((ms, step) => ms + step.seconds * 1000, 0);
}
