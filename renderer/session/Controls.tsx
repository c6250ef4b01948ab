import { useTranslation } from 'react-i18next';
import type { SessionAction, SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { Button } from '../ui/Button';
import { useSecondsLeft } from '../ui/clock';
import { Icon, type IconName } from '../ui/Icon';
import styles from './Controls.module.css';
import { useRecentSign } from './useSigns';

const act = (action: SessionAction) => () => ask('session.act', action);

/**
 * Back, the main thing and next in the middle; at the sides what changes the break itself. Out of
 * the way while one moves, and there as soon as one reaches for them.
 */
export function Controls({
  view,
  onNotHere,
}: {
  readonly view: SessionWindowView;
  readonly onNotHere: () => void;
}) {
  const { t } = useTranslation('session');
  const { session } = view;
  const strict = useSecondsLeft(view.stopFromAt);
  const isRecent = useRecentSign();
  const isShown = isRecent || session.isPaused || session.phase === 'ready';
  return (
    <fieldset
      className={styles.controls}
      data-shown={isShown || undefined}
      aria-label={t('session.controls.label')}
    >
      <div className={styles.start}>
        {session.inPlaceOf === null ? (
          <Change icon="swap" label={t('session.controls.swap')} onClick={act('swap')} />
        ) : (
          <Change
            icon="swap"
            label={t('session.controls.undo', { move: t(`moves:${session.inPlaceOf}.name`) })}
            onClick={act('undo')}
          />
        )}
        <Change icon="place" label={t('notHere.open')} onClick={onNotHere} />
        <Change icon="hurt" label={t('session.controls.hurt')} onClick={act('hurt')} />
      </div>
      <div className={styles.transport}>
        <Round
          icon="back"
          label={t('session.controls.back')}
          disabled={!session.canBack}
          onClick={act('back')}
        />
        <Main view={view} />
        <Round
          icon="next"
          label={t('session.controls.next')}
          disabled={!session.canNext}
          onClick={act('next')}
        />
      </div>
      <div className={styles.end}>
        <Change
          icon="check"
          label={
            strict > 0
              ? t('session.controls.finishIn', { seconds: strict })
              : t('session.controls.finish')
          }
          disabled={strict > 0}
          onClick={act('finish')}
        />
      </div>
    </fieldset>
  );
}

/** To stop and to go on; and while one gets ready, to say that one is. */
function Main({ view }: { readonly view: SessionWindowView }) {
  const { t } = useTranslation('session');
  const { phase, isPaused } = view.session;
  const isReady = phase === 'ready' && !isPaused;
  return (
    <>
      <Round
        icon={isPaused ? 'play' : 'pause'}
        label={t(isPaused ? 'session.controls.resume' : 'session.controls.pause')}
        primary={!isReady}
        onClick={act(isPaused ? 'resume' : 'pause')}
      />
      {isReady && (
        <Button kind="primary" size="l" icon="play" className={styles.go} onClick={act('go')}>
          {t('session.controls.go')}
        </Button>
      )}
    </>
  );
}

interface ControlProps {
  readonly icon: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Change({ icon, label, ...rest }: ControlProps) {
  return (
    <Button kind="quiet" icon={icon} title={label} {...rest}>
      <span className={styles.words}>{label}</span>
    </Button>
  );
}

function Round({ icon, label, primary = false, ...rest }: ControlProps & { primary?: boolean }) {
  return (
    <button
      type="button"
      className={[styles.round, primary && styles.primary].filter(Boolean).join(' ')}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
