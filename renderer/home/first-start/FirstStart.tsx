import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { useVoices } from '../useVoices';
import { BodyStep } from './BodyStep';
import { End } from './End';
import { FirstMove } from './FirstMove';
import styles from './FirstStart.module.css';
import { HoursStep } from './HoursStep';

const steps = ['hours', 'body', 'move', 'end'] as const;
/** The end asks nothing that a break needs. */
const countedSteps = 3;

/** From nothing to the first break in under a minute. Every choice is saved as it is made. */
export function FirstStart() {
  const { t } = useTranslation('home');
  const { format } = useHome();
  const voices = useVoices();
  const [at, setAt] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  const step = steps[at] ?? 'end';

  useEffect(() => {
    document.title = t('welcome.title');
  }, [t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading
  useEffect(() => {
    window.scrollTo(0, 0);
    title.current?.focus();
  }, [at]);

  const goOn = () => setAt((now) => Math.min(now + 1, steps.length - 1));

  function finish(): void {
    ask('settings.change', { path: 'app.welcomed', value: true });
  }

  /** Enter goes on from every field; what is half typed there is told when it is left. */
  function onEnter(event: KeyboardEvent<HTMLElement>): void {
    const { target, currentTarget } = event;
    const isOurs = target instanceof HTMLElement && currentTarget.contains(target);
    if (event.key !== 'Enter' || !isOurs || hasEnter(target)) return;
    event.preventDefault();
    event.stopPropagation();
    target.blur();
    currentTarget.querySelector<HTMLElement>('[data-goes-on]')?.click();
  }

  function startMove(): void {
    ask('break.start', { what: 'moves', moves: [firstMove] });
    goOn();
  }

  return (
    <main className={styles.welcome} aria-labelledby="title" onKeyDownCapture={onEnter}>
      <div className={styles.step} key={step} data-step={step}>
        <header className={styles.header}>
          {at < countedSteps && (
            <p className={styles.progress}>
              {t('welcome.steps', {
                step: format.number(at + 1),
                steps: format.number(countedSteps),
              })}
            </p>
          )}
          <h1 id="title" ref={title} tabIndex={-1} className={styles.title}>
            {t(`welcome.${step}.title`)}
          </h1>
        </header>
        {step === 'hours' && <HoursStep />}
        {step === 'body' && <BodyStep />}
        {step === 'move' && <FirstMove id={firstMove} />}
        {step === 'end' && <End voices={voices} onDone={finish} />}
      </div>
      {step !== 'end' && (
        <footer className={styles.footer}>
          {at > 0 && <Button onClick={() => setAt(at - 1)}>{t('common.back')}</Button>}
          {step === 'move' ? (
            <>
              <Button kind="primary" size="l" icon="play" data-goes-on onClick={startMove}>
                {t('welcome.move.start')}
              </Button>
              <Button kind="quiet" onClick={goOn}>
                {t('welcome.move.later')}
              </Button>
            </>
          ) : (
            <Button kind="primary" size="l" data-goes-on onClick={goOn}>
              {t(step === 'body' ? 'welcome.body.agree' : 'common.next')}
            </Button>
          )}
          <Button kind="quiet" className={styles.skip} onClick={finish}>
            {t('welcome.skip')}
          </Button>
        </footer>
      )}
    </main>
  );
}

/** A short move that needs nothing, for everybody. */
const firstMove = 'blade-squeeze';

/** Whether Enter means something of its own there. A chip is chosen with Space. */
function hasEnter(element: HTMLElement): boolean {
  return element.closest('button:not([aria-pressed]), a, textarea') !== null;
}
