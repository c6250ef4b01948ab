/** A move that hurt, done in the gentler way that its text describes. */
import type { BreakMove } from './composed-break';
import { doseAt } from './dose';
import type { Library } from './memory';
import { secondsOf, timelineOf } from './timeline';

/** The lowest dose of it. Throws a RangeError for a move that the library does not have. */
export function gentlerWay(move: BreakMove, library: Library): BreakMove {
  const known = library.get(move.id);
  if (!known) throw new RangeError(`no move ${move.id} in the library`);
  const dose = doseAt(known, 0);
  return {
    ...move,
    dose,
    rung: 0,
    intensity: 'light',
    form: 'easier',
    seconds: secondsOf(timelineOf(known, dose)),
    doseReason: { key: 'break:dose.gentler' },
  };
}
