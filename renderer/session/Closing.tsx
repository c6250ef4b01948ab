import { useTranslation } from 'react-i18next';
import type { SessionWindowView } from '#core/contract';
import type { Rating } from '#core/history/record';
import { ask } from '../bridge';
import { say } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Ending } from './Ending';
import styles from './Ending.module.css';
import { sessionKeys } from './keys';

const ratings: readonly Rating[] = ['easy', 'right', 'hard'];

/** One kind line, when the next break is, and one tap or key on how it was. */
export function Closing({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { cue, outcome } = view.session;
  return (
    <Ending>
      {outcome === 'done' && (
        <div className={styles.seal}>
          <Icon name="check" />
        </div>
      )}
      <p className={styles.line}>{say(cue)}</p>
      {view.nextBreak !== null && (
        <p className={styles.aside}>{t('session.done.next', { when: view.nextBreak })}</p>
      )}
      {outcome !== 'stopped' && (
        <fieldset className={styles.rating}>
          <legend className={styles.aside}>{t('session.done.ask')}</legend>
          <div className={styles.choices}>
            {ratings.map((name) => (
              <Button
                key={name}
                size="l"
                {...(view.characterKeys && {
                  'aria-keyshortcuts': keyOf(name),
                  'data-key': keyOf(name),
                })}
                onClick={() => ask('session.rate', name)}
              >
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

function keyOf(rating: Rating): string {
  return sessionKeys.find(({ means }) => means === rating)?.label ?? '';
}
