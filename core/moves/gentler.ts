/** A move that hurt, done in its easier form: as drawn where it has one, else as its text says. */
import type { BreakMove } from './composed-break';
import { doseInForm } from './dose';
import type { Library } from './memory';
import { inForm } from './move-file';
import { secondsOf, sidesOf, timelineOf } from './timeline';

/** The lowest dose of it. Throws a RangeError for a move that the library does not have. */
export function gentlerWay(move: BreakMove, library: Library): BreakMove {
  const known = library.get(move.id);
  if (!known) throw new RangeError(`no move ${move.id} in the library`);
  const dose = doseInForm(known, 'easier', 0);
  const { positions } = inForm(known, 'easier');
  const sides = sidesOf(known);
  return {
    ...move,
    dose,
    form: 'easier',
    position: positions.includes(move.position) ? move.position : (positions[0] ?? move.position),
    sides,
    rung: 0,
    intensity: 'light',
    seconds: secondsOf(timelineOf(known, dose, sides)),
    doseReason: { key: 'break:dose.gentler' },
  };
}
