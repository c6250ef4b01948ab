import type { ReactElement } from 'react';
import { LivingFigure, type LivingFigureProps } from './LivingFigure';

export { LivingFigure };

export interface FigureProps extends Omit<LivingFigureProps, 'clock' | 'paused'> {
  /** Where in the loop it is, or what to ask for it before every frame; any time is allowed. */
  timeMs: number | (() => number);
}

/** A move at a time that somebody else keeps. Fills its parent; see LivingFigure for what it can do. */
export function Figure({ timeMs, ...rest }: FigureProps): ReactElement {
  return <LivingFigure {...rest} clock={typeof timeMs === 'number' ? () => timeMs : timeMs} />;
}
