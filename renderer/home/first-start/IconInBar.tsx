import type { ScheduleStatus } from '#core/schedule/types';
import { useHome } from '../context';
import styles from './IconInBar.module.css';

const icons = import.meta.glob<string>(
  '../../../assets/icons/tray/{counting-0,off,paused,due}@3x.png',
  {
    eager: true,
    query: '?url',
    import: 'default',
  },
);

/** The icon as it stands in this desktop's bar now, for who has never seen it. */
export function IconInBar() {
  const { view, format } = useHome();
  const { edge, plain } = view.tray;
  return (
    <div className={styles.screen} data-edge={edge} aria-hidden="true">
      <div className={styles.bar}>
        <span className={styles.other} />
        <span className={styles.other} />
        <span className={styles.spot}>
          <img
            className={plain ? styles.plain : undefined}
            src={icons[`../../../assets/icons/tray/${iconFor(view.status.phase)}@3x.png`]}
            alt=""
          />
        </span>
        <span className={styles.clock}>{format.time(view.now)}</span>
      </div>
      <div className={styles.window}>
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}

function iconFor(phase: ScheduleStatus['phase']): string {
  if (phase === 'off') return 'off';
  return phase === 'paused' ? 'paused' : 'counting-0';
}
