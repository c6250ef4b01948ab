import { useTranslation } from 'react-i18next';
import type { MoveProgress } from '#core/history-summary';
import { stepsAhead } from '#core/moves/dose';
import { say } from '../../i18n';
import { doseInWords } from '../../ui/dose-in-words';
import { useHome } from '../context';
import styles from './Doses.module.css';

/** Where each move stands on its way from a gentle start to its full dose. */
export function Doses({ moves }: { readonly moves: readonly MoveProgress[] }) {
  const { t } = useTranslation('home');
  const { view, library, format } = useHome();
  const sidesOf = (id: string) => library?.find(({ move }) => move.id === id)?.move.sides ?? 'none';
  return (
    <section className={styles.section} aria-labelledby="doses-title">
      <header>
        <h2 id="doses-title">{t('progress.doses.title')}</h2>
        <p className={styles.text}>{t('progress.doses.text')}</p>
      </header>
      {moves.length === 0 ? (
        <p className={styles.text}>{t('progress.doses.none')}</p>
      ) : (
        <ul className={styles.list}>
          {moves.map(({ id, dose, reason, rung, rungs }) => (
            <li key={id} className={styles.move}>
              <h3>{t(`moves:${id}.name`)}</h3>
              <p>{doseInWords(t, dose, sidesOf(id), view.look.locale)}</p>
              <p className={styles.text}>{say(reason)}</p>
              <div
                className={styles.ladder}
                role="img"
                aria-label={t('progress.doses.step', {
                  step: format.number(rung),
                  steps: format.number(rungs),
                })}
              >
                {Array.from({ length: rungs }, (_, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rungs are told apart by their place
                  <span key={i} data-reached={i < rung || undefined} />
                ))}
              </div>
              <Ahead id={id} rung={rung - 1} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const weeksShown = 10;

/** Where the move goes from here, if all goes as it mostly does. */
function Ahead({ id, rung }: { readonly id: string; readonly rung: number }) {
  const { t } = useTranslation('home');
  const { view, library, format } = useHome();
  const move = library?.find((entry) => entry.move.id === id)?.move;
  if (!move) return null;
  const steps = stepsAhead(move, rung, weeksShown);
  if (steps.length === 0) return <p className={styles.text}>{t('progress.doses.top')}</p>;
  return (
    <details className={styles.ahead}>
      <summary>{t('progress.doses.ahead')}</summary>
      <p className={styles.text}>{t('progress.doses.aheadText')}</p>
      <ol>
        {steps.map(({ inWeeks, dose }) => (
          <li key={inWeeks}>
            <span>{t('progress.doses.week', { n: format.number(inWeeks) })}</span>{' '}
            {doseInWords(t, dose, move.sides, view.look.locale)}
          </li>
        ))}
      </ol>
    </details>
  );
}
