import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OtherApp, TakeOver } from '#core/other-apps';
import { call } from '../bridge';
import { Button } from '../ui/Button';
import { useHome } from './context';
import styles from './OtherApps.module.css';

const names: Readonly<Record<OtherApp, string>> = {
  stretchly: 'Stretchly',
  breaktimer: 'BreakTimer',
  workrave: 'Workrave',
  safeeyes: 'Safe Eyes',
};

/** Offers the settings of other break reminders that are on this computer; says what came of it. */
export function OtherApps({ onTaken }: { readonly onTaken?: () => void }) {
  const [found, setFound] = useState<readonly TakeOver[]>([]);
  const [taken, setTaken] = useState<TakeOver | null>(null);

  useEffect(() => {
    call('others.find').then(setFound, (error: unknown) => console.warn(String(error)));
  }, []);

  function take(app: OtherApp): void {
    call('others.take', app).then(
      (result) => {
        setTaken(result);
        onTaken?.();
      },
      (error: unknown) => console.warn(String(error)),
    );
  }

  if (taken) return <Taken result={taken} />;
  if (found.length === 0) return null;
  return <Offer apps={found.map(({ app }) => app)} onTake={take} />;
}

function Offer({
  apps,
  onTake,
}: {
  readonly apps: readonly OtherApp[];
  readonly onTake: (app: OtherApp) => void;
}) {
  const { t } = useTranslation('home');
  const { format } = useHome();
  return (
    <div className={styles.box}>
      <p>{t('others.found', { apps: format.list(apps.map((app) => names[app])) })}</p>
      <div className={styles.actions}>
        {apps.map((app) => (
          <Button key={app} onClick={() => onTake(app)}>
            {t('others.take', { app: names[app] })}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Taken({ result }: { readonly result: TakeOver }) {
  const { t } = useTranslation('home');
  const { format } = useHome();
  const app = names[result.app];
  const rows = result.take.filter(({ path }) => !path.startsWith('workHours.'));
  const hasHours = rows.length < result.take.length;

  function inWords({ path, value }: TakeOver['take'][number]): string {
    const text = String(value);
    if (path === 'app.language') {
      return new Intl.DisplayNames(text, { type: 'language' }).of(text) ?? text;
    }
    return path.endsWith('Minutes')
      ? t('others.minutes', { count: Number(value) })
      : format.number(Number(value));
  }

  return (
    <div className={styles.box} role="status">
      <p className={styles.title}>{t('others.taken', { app })}</p>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.path}>
            {t(`settings:${row.path}.label`)}: {inWords(row)}
          </li>
        ))}
        {hasHours && <li>{t('settings:workHours.title')}</li>}
      </ul>
      {result.left.length > 0 && (
        <p>
          {t('others.left', {
            list: format.list(result.left.map((leftover) => t(`others.leftover.${leftover}`))),
          })}
        </p>
      )}
      <p>{t('others.unchanged', { app })}</p>
    </div>
  );
}
