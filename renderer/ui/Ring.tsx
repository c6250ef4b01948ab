import styles from './Ring.module.css';

const radius = 47.5;

export interface RingProps {
  /** 0 to 1, from the top, clockwise. */
  readonly value: number;
  /** As many arcs as there are repetitions; 1 is an unbroken ring. */
  readonly segments?: number;
}

/**
 * How far it has gone, drawn round whatever it is laid over. The same is always said in words
 * beside it, so it is hidden from screen readers.
 */
export function Ring({ value, segments = 1 }: RingProps) {
  const done = Math.min(1, Math.max(0, value));
  const gap = segments > 1 ? 2.2 : 0;
  const length = 100 / segments - gap;
  const dashes = segments > 1 ? `${length} ${gap}` : undefined;
  return (
    <svg className={styles.ring} viewBox="0 0 100 100" aria-hidden="true">
      <g transform={`rotate(${-90 + gap * 1.8} 50 50)`}>
        <circle
          className={styles.track}
          cx="50"
          cy="50"
          r={radius}
          pathLength="100"
          strokeDasharray={dashes}
        />
        <circle
          className={styles.value}
          cx="50"
          cy="50"
          r={radius}
          pathLength="100"
          strokeDasharray={filledDashes(done, segments, length, gap)}
          visibility={done > 0 ? 'visible' : 'hidden'}
        />
      </g>
    </svg>
  );
}

/** Whole arcs as far as `value` goes, then a part of one, then nothing. */
function filledDashes(value: number, segments: number, length: number, gap: number): string {
  const at = value * segments;
  const whole = Math.min(segments, Math.floor(at));
  const part = (at - whole) * length;
  const dashes: number[] = [];
  for (let i = 0; i < whole; i += 1) dashes.push(length, gap);
  dashes.push(part, 200);
  return dashes.map((dash) => dash.toFixed(3)).join(' ');
}
