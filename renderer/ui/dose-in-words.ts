import type { TFunction } from 'i18next';
import { lengthInWords } from '#core/length';
import type { Dose } from '#core/moves/composed-break';

/** How much of a move, such as “5 times · hold 3 sec · each side”. */
export function doseInWords(
  t: TFunction,
  dose: Dose,
  sides: 'none' | 'each' | 'bothWays',
  locale: string,
): string {
  const inWords = (seconds: number) => lengthInWords(seconds, locale);
  const parts =
    dose.kind === 'reps'
      ? [
          t('session:session.reps', { count: dose.reps }),
          dose.holdSeconds > 0 && t('session:session.hold', { time: inWords(dose.holdSeconds) }),
          dose.resistance && t(`break:resistances.${dose.resistance}`),
          dose.form === 'harder' && t('session:session.harderForm'),
        ]
      : [t('session:session.rounds', { count: dose.rounds, time: inWords(dose.seconds) })];
  const each = {
    none: false,
    each: t('session:session.eachSide'),
    bothWays: t('session:session.eachWay'),
  };
  return [...parts, each[sides]].filter(Boolean).join(' · ');
}
