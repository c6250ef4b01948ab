import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { Safety } from '../Safety';
import { BodyStep } from './BodyStep';
import { FirstBreak } from './FirstBreak';
import styles from './FirstStart.module.css';
import { Hello } from './Hello';
import { HoursStep } from './HoursStep';
import { IntervalStep } from './IntervalStep';
import { PlanStep } from './PlanStep';

const steps = [
  { name: 'hello', Step: Hello },
  { name: 'hours', Step: HoursStep },
  { name: 'interval', Step: IntervalStep },
  { name: 'body', Step: BodyStep },
  { name: 'safety', Step: Safety },
  { name: 'plan', Step: PlanStep },
  { name: 'first', Step: FirstBreak },
] as const;

const next: Partial<Record<(typeof steps)[number]['name'], string>> = {
  hello: 'welcome.hello.go',
  safety: 'welcome.safety.agree',
};

/** From nothing to the first break in under a minute. Every choice is saved as it is made. */
export function FirstStart() {
  const { t } = useTranslation('home');
  const { format } = useHome();
  const [at, setAt] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  const { name, Step } = steps[at] ?? steps[0];
  const isLast = at === steps.length - 1;

  useEffect(() => {
    document.title = t('welcome.title');
  }, [t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading
  useEffect(() => title.current?.focus(), [at]);

  function finish(): void {
    ask('settings.change', { path: 'app.welcomed', value: true });
  }

  return (
    <main className={styles.welcome} aria-labelledby="title">
      <div className={styles.step} key={name}>
        <header className={styles.header}>
          {at > 0 && (
            <p className={styles.progress}>
              {t('welcome.steps', {
                step: format.number(at),
                steps: format.number(steps.length - 1),
              })}
            </p>
          )}
          <h1 id="title" ref={title} tabIndex={-1} className={styles.title}>
            {t(`welcome.${name}.title`)}
          </h1>
        </header>
        <Step onDone={finish} />
      </div>
      <footer className={styles.footer}>
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{t('common.back')}</Button>}
        {!isLast && (
          <Button kind="primary" size="l" onClick={() => setAt(at + 1)}>
            {t(next[name] ?? 'common.next')}
          </Button>
        )}
        {!isLast && (
          <Button kind="quiet" className={styles.skip} onClick={finish}>
            {t('welcome.skip')}
          </Button>
        )}
      </footer>
    </main>
  );
}
