import { useTranslation } from 'react-i18next';
import type { SessionAction, SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { Button } from '../ui/Button';
import { useSecondsLeft } from '../ui/clock';
import { Icon, type IconName } from '../ui/Icon';
import styles from './Controls.module.css';

const act = (action: SessionAction) => () => ask('session.act', action);

/** Back, pause and next in the middle; at the sides what changes the break itself. */
export function Controls({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { session } = view;
  const strict = useSecondsLeft(view.stopFromAt);
  const paused = session.pausedAt !== null;
  return (
    <fieldset className={styles.controls} aria-label={t('session.controls.label')}>
      <div className={styles.start}>
        <Button kind="quiet" icon="swap" onClick={act('swap')}>
          {t('session.controls.swap')}
        </Button>
        <Button kind="quiet" icon="hurt" onClick={act('hurt')}>
          {t('session.controls.hurt')}
        </Button>
      </div>
      <div className={styles.transport}>
        <Round
          icon="back"
          label={t('session.controls.back')}
          disabled={!session.canBack}
          onClick={act('back')}
        />
        <Round
          icon={paused ? 'play' : 'pause'}
          label={t(paused ? 'session.controls.resume' : 'session.controls.pause')}
          primary
          onClick={act(paused ? 'resume' : 'pause')}
        />
        <Round
          icon="next"
          label={t('session.controls.next')}
          disabled={!session.canNext}
          onClick={act('next')}
        />
      </div>
      <div className={styles.end}>
        <Button kind="quiet" icon="check" disabled={strict > 0} onClick={act('finish')}>
          {strict > 0
            ? t('session.controls.finishIn', { seconds: strict })
            : t('session.controls.finish')}
        </Button>
      </div>
    </fieldset>
  );
}

interface RoundProps {
  readonly icon: IconName;
  readonly label: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Round({ icon, label, primary = false, disabled = false, onClick }: RoundProps) {
  return (
    <button
      type="button"
      className={[styles.round, primary && styles.primary].filter(Boolean).join(' ')}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
