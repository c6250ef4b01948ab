import { useTranslation } from 'react-i18next';
import { limitsOf } from '#core/setting-limits';
import { Choice } from '../../ui/aria-choice';
import { NumberBox } from '../../ui/aria-number';
import { useHome } from '../context';
import { useSetting } from '../settings/useSetting';
import styles from './FirstStart.module.css';

const presets = [30, 45, 60] as const;

/** How often, with what is known about it. */
export function Interval() {
  const { t } = useTranslation('home');
  const { format } = useHome();
  const { value, change } = useSetting('breaks.intervalMinutes');
  const { min, max } = limitsOf('breaks.intervalMinutes');
  const preset = presets.find((minutes) => minutes === value);
  return (
    <>
      <Choice
        label={t('welcome.interval.title')}
        look="chips"
        value={preset === undefined ? null : String(preset)}
        options={presets.map((minutes) => ({
          value: String(minutes),
          label: t('welcome.interval.every', { count: minutes }),
        }))}
        onChange={(minutes) => change(Number(minutes))}
      />
      <p className={styles.muted} role="status">
        {t(preset ? `welcome.interval.${preset}` : 'welcome.interval.text')}
      </p>
      <div className={styles.own}>
        <div>
          <p className={styles.label}>{t('welcome.interval.own')}</p>
          <p className={styles.muted}>
            {t('welcome.interval.ownHint', { min: format.number(min), max: format.number(max) })}
          </p>
        </div>
        <NumberBox
          label={t('welcome.interval.own')}
          unit={t('settings:unit.minutes')}
          value={value}
          min={min}
          max={max}
          onChange={change}
        />
      </div>
    </>
  );
}
