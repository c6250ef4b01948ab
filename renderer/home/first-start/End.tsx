import { useTranslation } from 'react-i18next';
import { whenWriter } from '#core/when';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './FirstStart.module.css';
import { IconInBar } from './IconInBar';

/** Where the app is from now on, when it speaks up, and whether it may start by itself. */
export function End({ onDone }: { readonly onDone: () => void }) {
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
