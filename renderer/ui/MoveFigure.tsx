import type { Look } from '#core/contract';
import type { Form } from '#core/forms';
import type { FigureData } from '#core/moves/figure-schema';
import type { Move } from '#core/moves/move-file';
import type { Side } from '#core/moves/vocabulary';
import { LivingFigure } from '../figure/LivingFigure';
import { useReducedMotion, useTheme } from './media';
import { usePainted } from './usePainted';

export interface MoveFigureProps {
  readonly move: Move;
  readonly look: Pick<Look, 'theme' | 'figure'>;
  /** What it shows, in words. */
  readonly label: string;
  readonly form?: Form;
  readonly side?: Side;
  /** Where it is in its loop, ms; without it the figure runs by itself. */
  readonly clock?: () => number;
  readonly turnable?: boolean;
}

/** A move's figure as the person wants to see it; nothing for a move that came without one. */
export function MoveFigure({ move, look, ...rest }: MoveFigureProps) {
  const theme = useTheme(look.theme);
  const reducedMotion = useReducedMotion();
  const isPainted = usePainted();
  if (!move.figure || !isPainted) return null;
  return (
    <LivingFigure
      move={move.figure as FigureData}
      figure={look.figure}
      theme={theme}
      reducedMotion={reducedMotion}
      {...rest}
    />
  );
}
