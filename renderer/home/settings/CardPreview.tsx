import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import styles from './CardPreview.module.css';
import { Query } from './Row';

/** What a reminder looks like with the settings as they are now. */
export function CardPreview() {
  const { t } = useTranslation('settings');
  const { view, library } = useHome();
  const searching = useContext(Query) !== '';
  const { presence, snoozeMinutes, snoozeLimit, skipAllowed } = view.settings.breaks;
  const next = view.next?.moves[0];
  const move = library?.find((entry) => entry.move.id === next?.id)?.move;
  if (searching || !next || !move) return null;
  return (
    <figure className={styles.preview}>
      <figcaption className={styles.caption}>{t('preview.card')}</figcaption>
      <div className={styles.screen} data-presence={presence}>
        <div className={styles.card}>
          {presence !== 'notification' && (
            <div className={styles.figure}>
              <FigureOnDisc move={move} moving="rounds" />
            </div>
          )}
          <div className={styles.words}>
            <p className={styles.due}>{t('preview.due')}</p>
            <p className={styles.name}>{t(`moves:${next.id}.name`)}</p>
            <p className={styles.answers}>
              <span className={styles.primary}>{t('preview.start')}</span>
              {snoozeLimit > 0 && (
                <span className={styles.answer}>
                  {t('session:card.snooze', { count: snoozeMinutes })}
                </span>
              )}
              {skipAllowed && <span className={styles.quiet}>{t('preview.skip')}</span>}
            </p>
          </div>
        </div>
      </div>
    </figure>
  );
}
