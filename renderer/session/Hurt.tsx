import { useTranslation } from 'react-i18next';
import type { SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { say } from '../i18n';
import { Button } from '../ui/Button';
import { Ending } from './Ending';
import styles from './Ending.module.css';

/** The move has ended because it hurt: what to do now, and what becomes of the move. */
export function Hurt({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { session } = view;
  const more = session.step < session.steps;
  return (
    <Ending>
      <h2 className={styles.title}>{t('session.hurt.title')}</h2>
      <p className={styles.line}>{say(session.cue)}</p>
      {session.move && (
        <p className={styles.aside}>
          {t('session.hurt.out', { move: t(`moves:${session.move.id}.name`) })}
        </p>
      )}
      <div className={styles.choices}>
        {more && (
          <Button kind="primary" size="l" onClick={() => ask('session.act', 'next')}>
            {t('session.hurt.goOn')}
          </Button>
        )}
        <Button size="l" onClick={() => ask('session.act', 'finish')}>
          {t('session.hurt.end')}
        </Button>
      </div>
    </Ending>
  );
}
