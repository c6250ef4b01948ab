import { useTranslation } from 'react-i18next';
import type { SessionWindowView } from '#core/contract';
import type { Rating } from '#core/history/record';
import { ask } from '../bridge';
import { say } from '../i18n';
import { Button } from '../ui/Button';
import { useFrames } from '../ui/clock';
import { Icon } from '../ui/Icon';
import { Ring } from '../ui/Ring';
import { Ending } from './Ending';
import styles from './Ending.module.css';

const ratings: readonly Rating[] = ['easy', 'right', 'hard'];

/** One kind line, one tap on how it was; the window closes by itself when the ring has emptied. */
export function Closing({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { cue, outcome, phaseStartedAt, phaseEndsAt } = view.session;
  return (
    <Ending>
      <div className={styles.seal}>
        <TimeLeft from={phaseStartedAt} until={phaseEndsAt} />
        <Icon name="check" />
      </div>
      <p className={styles.line}>{say(cue)}</p>
      {outcome !== 'stopped' && (
        <fieldset className={styles.rating}>
          <legend className={styles.aside}>{t('session.done.ask')}</legend>
          <div className={styles.choices}>
            {ratings.map((name) => (
              <Button key={name} size="l" onClick={() => ask('session.rate', name)}>
                {t(`session.done.${name}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <Button kind="quiet" icon="close" onClick={() => ask('session.act', 'close')}>
        {t('session.controls.close')}
      </Button>
    </Ending>
  );
}

function TimeLeft({ from, until }: { readonly from: number; readonly until: number }) {
  const now = useFrames(until);
  return <Ring value={until > from ? (until - now) / (until - from) : 0} />;
}
