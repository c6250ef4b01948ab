import { useTranslation } from 'react-i18next';
import { TimeOfDay } from '../../ui/aria-time';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useHome } from '../context';
import { Row } from './Row';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

const path = 'breaks.fixedTimes';
const mostTimes = 24;

/** Breaks at fixed times of day, beside the interval. */
export function FixedTimes() {
  const { t } = useTranslation('settings');
  const { format } = useHome();
  const { value: times, problem, change } = useSetting(path);
  return (
    <Row path={path} problem={problem} wide>
      <div className={styles.group}>
        {times.map((time, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time has no other identity while edited
          <span key={i} className={styles.group}>
            <TimeOfDay
              label={t(`${path}.item`, { n: format.number(i + 1) })}
              value={time}
              onChange={(next) => change(times.with(i, next))}
            />
            <button
              type="button"
              className={styles.icon}
              aria-label={t(`${path}.remove`, { time: format.timeOfDay(time) })}
              onClick={() => change(times.toSpliced(i, 1))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        {times.length < mostTimes && (
          <Button icon="add" onClick={() => change([...times, '10:30'])}>
            {t(`${path}.add`)}
          </Button>
        )}
      </div>
    </Row>
  );
}
