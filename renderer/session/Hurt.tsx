import { useTranslation } from 'react-i18next';
import type { SessionAction, SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { say } from '../i18n';
import { Button } from '../ui/Button';
import { Ending } from './Ending';
import styles from './Ending.module.css';

const act = (action: SessionAction) => () => ask('session.act', action);

/** The move has ended because it hurt. Nothing goes on until the person says how. */
export function Hurt({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { hurt, cue, step, steps } = view.session;
  if (hurt === null) return null;
  const move = t(`moves:${hurt.move}.name`);
  return (
    <Ending>
      <h2 className={styles.title}>{t('session.hurt.title')}</h2>
      <p className={styles.line}>{say(cue)}</p>
      <div className={styles.choices}>
        <Button kind="primary" size="l" onClick={act('finish')}>
          {t('session.hurt.end')}
        </Button>
        {hurt.hasGentler && (
          <Button size="l" onClick={act('gentler')}>
            {t('session.hurt.gentler')}
          </Button>
        )}
        {step < steps && (
          <Button size="l" onClick={act('next')}>
            {t('session.hurt.goOn')}
          </Button>
        )}
      </div>
      {hurt.hasGentler && (
        <p className={styles.aside}>
          {t('session.hurt.how', { how: t(`moves:${hurt.move}.easier`) })}
        </p>
      )}
      <p className={styles.aside}>
        {t(hurt.isKept ? 'session.hurt.kept' : 'session.hurt.out', { move })}{' '}
        <Button kind="quiet" onClick={act('keep')}>
          {t(hurt.isKept ? 'session.hurt.leaveOut' : 'session.hurt.keep')}
        </Button>
      </p>
    </Ending>
  );
}
