import { useTranslation } from 'react-i18next';
import { whenWriter } from '#core/when';
import { ask } from '../../bridge';
import { Switch } from '../../ui/aria-switch';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { useSetting } from '../settings/useSetting';
import type { Voices } from '../useVoices';
import styles from './FirstStart.module.css';
import { IconInBar } from './IconInBar';

/** Where the app is from now on, when it speaks up, and whether it may start by itself. */
export function End({ voices, onDone }: { readonly voices: Voices; readonly onDone: () => void }) {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const { tray, status, look, timeZone, now, locked } = view;
  const { when } = whenWriter(look.locale, timeZone, now);
  const place = tray.shown === false ? 'none' : tray.edge;

  function answer(launchAtLogin: boolean): void {
    ask('settings.change', { path: 'app.launchAtLogin', value: launchAtLogin });
    onDone();
  }

  return (
    <>
      <div className={styles.lead}>
        <p>{t(`welcome.end.where.${place}`)}</p>
        <p>
          {status.nextBreakAt === null
            ? t('welcome.end.noBreak')
            : t('welcome.end.firstBreak', { when: when(status.nextBreakAt) })}
        </p>
        {!locked.includes('sound.voice') && <VoiceOffer voices={voices} />}
        {locked.includes('app.launchAtLogin') ? (
          <div className={styles.answers}>
            <Button kind="primary" size="l" data-goes-on onClick={onDone}>
              {t('welcome.end.done')}
            </Button>
          </div>
        ) : (
          <section className={styles.part} aria-labelledby="welcome-login">
            <h2 id="welcome-login" className={styles.subtitle}>
              {t('welcome.end.login')}
            </h2>
            <div className={styles.answers}>
              <Button kind="primary" size="l" data-goes-on onClick={() => answer(true)}>
                {t('welcome.end.loginYes')}
              </Button>
              <Button size="l" onClick={() => answer(false)}>
                {t('welcome.end.loginNo')}
              </Button>
            </div>
          </section>
        )}
      </div>
      {place !== 'none' && (
        <div className={styles.picture}>
          <IconInBar />
        </div>
      )}
    </>
  );
}

/** A voice to move by, to be heard before one says yes; or what it takes to have one. */
function VoiceOffer({ voices: { voices, hear } }: { readonly voices: Voices }) {
  const { t } = useTranslation('home');
  const { spokenBy } = useHome().view;
  const { value, change } = useSetting('sound.voice');
  if (voices === null) return null;
  return (
    <section className={styles.part} aria-labelledby="welcome-voice">
      <h2 id="welcome-voice" className={styles.subtitle}>
        {t('welcome.end.voice')}
      </h2>
      {voices.length === 0 ? (
        <p className={styles.hint}>{t(`settings:sound.voiceName.none.${spokenBy}`)}</p>
      ) : (
        <div className={styles.offer}>
          <Switch
            label={t('settings:sound.voice.label')}
            hint={t('settings:sound.voice.hint')}
            isSelected={value}
            onChange={change}
          />
          <Button icon="sound" onClick={hear}>
            {t('settings:preview.voice')}
          </Button>
        </div>
      )}
    </section>
  );
}
