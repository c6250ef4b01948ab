import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotHere as NotHereView } from '#core/contract';
import { type Obstacle, obstacles } from '#core/obstacles';
import { call } from '../bridge';
import { Button } from '../ui/Button';
import styles from './NotHere.module.css';

/**
 * What is in the way of this break. Each tap composes the break anew at once; the last switch
 * keeps what is chosen for this place.
 */
export function NotHere({
  view: { place, now, always, isQuick },
  onClose,
}: {
  readonly view: NotHereView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('session');
  const [problem, setProblem] = useState<string | null>(null);
  const panel = useRef<HTMLFieldSetElement>(null);
  const chosen = obstacles.filter((each) => now.includes(each) || always.includes(each));
  const isKept = always.length > 0;
  // The question takes the focus, not one of its answers: a key pressed too late says nothing.
  useEffect(() => panel.current?.focus(), []);

  function adapt(values: readonly Obstacle[], keep: boolean, quick: boolean): void {
    call('break.adapt', { now: values, always: keep ? values : [], quick })
      .then(setProblem)
      .catch((error: unknown) => console.warn(`break.adapt: ${String(error)}`));
  }

  return (
    <fieldset
      ref={panel}
      className={styles.panel}
      aria-labelledby="not-here"
      tabIndex={-1}
      onKeyDown={(event) => {
        // What else is on show has no say in these keys.
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <p id="not-here" className={styles.title}>
        {t('notHere.title')}
      </p>
      <div className={styles.choices}>
        {obstacles.map((each) => (
          <Chip
            key={each}
            isOn={chosen.includes(each)}
            label={t(`break:obstacles.${each}`)}
            onToggle={(isOn) =>
              adapt(
                isOn ? [...chosen, each] : chosen.filter((other) => other !== each),
                isKept,
                false,
              )
            }
          />
        ))}
        <Chip
          isOn={isQuick}
          label={t('notHere.quick')}
          onToggle={(isOn) => adapt(chosen, isKept, isOn)}
        />
      </div>
      <p className={styles.problem} role="status">
        {problem !== null && t(problem)}
      </p>
      <div className={styles.end}>
        <Chip
          isOn={isKept}
          isDisabled={chosen.length === 0}
          label={t('notHere.keep', { place })}
          onToggle={(isOn) => adapt(chosen, isOn, isQuick)}
        />
        <Button kind="primary" className={styles.done} onClick={onClose}>
          {t('notHere.done')}
        </Button>
      </div>
    </fieldset>
  );
}

function Chip({
  isOn,
  isDisabled = false,
  label,
  onToggle,
}: {
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly label: string;
  readonly onToggle: (isOn: boolean) => void;
}) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={isOn}
      disabled={isDisabled}
      onClick={() => onToggle(!isOn)}
    >
      {label}
    </button>
  );
}
