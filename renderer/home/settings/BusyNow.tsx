import { useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineLook } from '#core/contract';
import { call } from '../../bridge';
import { useHome } from '../context';
import styles from './BusyNow.module.css';
import { Query } from './Row';

const lookEveryMs = 4000;

const holdOf = {
  'do-not-disturb': 'doNotDisturb',
  fullscreen: 'fullscreen',
  microphone: 'microphone',
  camera: 'camera',
} as const satisfies Record<MachineLook['busy'][number]['reason'], string>;

/** What a break that came due now would meet, asked of the desktop while the page is open. */
export function BusyNow() {
  const { t } = useTranslation('settings');
  const { view, format } = useHome();
  const isSearching = useContext(Query) !== '';
  const look = useMachineLook();
  if (isSearching || look === null) return null;
  const { hold } = view.settings;
  const names = (reasons: MachineLook['busy']) =>
    format.list(reasons.map(({ reason }) => t(`hold.${holdOf[reason]}.label`)));
  const holding = look.busy.filter(({ reason, now }) => now && hold[holdOf[reason]]);
  const untold = look.busy.filter(({ known }) => !known);
  return (
    <div className={styles.now} role="status">
      <p data-holds={holding.length > 0 || undefined}>
        {holding.length > 0
          ? t('hold.now.waits', { reasons: names(holding) })
          : t('hold.now.comes')}
      </p>
      {untold.length > 0 && <p>{t('hold.now.untold', { reasons: names(untold) })}</p>}
      {look.presence === 'none' && <p>{t('hold.now.noPresence')}</p>}
    </div>
  );
}

/** Null until the desktop has answered. */
function useMachineLook(): MachineLook | null {
  const [look, setLook] = useState<MachineLook | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    async function ask(): Promise<void> {
      try {
        const answer = await call('machine.look');
        if (!isOver) setLook(answer);
      } catch (error) {
        console.warn(String(error));
      }
      if (!isOver) timer = setTimeout(ask, lookEveryMs);
    }
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return look;
}
