import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HookEnd } from '#core/contract';
import type { SettingPath } from '#core/setting-paths';
import { type HookEvent, hookEvents } from '#core/settings';
import { ask, call } from '../../bridge';
import { Button } from '../../ui/Button';
import { Row } from './Row';
import { SwitchRow } from './rows';
import { Part, Section } from './Section';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

const resets: readonly SettingPath[] = [
  'session.characterKeys',
  ...hookEvents.map((event) => `hooks.${event}` as const),
];

/** For those who like to automate. */
export function AdvancedSection() {
  const { t } = useTranslation('settings');
  return (
    <Section name="advanced" resets={resets}>
      <SwitchRow path="session.characterKeys" />
      <Part
        title={t('hooks.title')}
        text={t('hooks.text')}
        paths={hookEvents.map((event) => `hooks.${event}`)}
      >
        {hookEvents.map((event) => (
          <Hook key={event} event={event} />
        ))}
      </Part>
    </Section>
  );
}

/** The program that is run, to be tried, changed or left out. It is chosen outside the page. */
function Hook({ event }: { readonly event: HookEvent }) {
  const { t } = useTranslation('settings');
  const path = `hooks.${event}` as const;
  const { value: command, problem, change } = useSetting(path);
  const [end, setEnd] = useState<HookEnd | 'running' | null>(null);
  const name = t(`${path}.label`);

  function tryIt(): void {
    setEnd('running');
    call('hooks.try', event).then(setEnd, (error: unknown) => {
      console.warn(String(error));
      setEnd(null);
    });
  }

  return (
    <Row path={path} problem={problem} wide>
      <div className={styles.program}>
        {command === null ? (
          <p className={styles.noProgram}>{t('hooks.none')}</p>
        ) : (
          <code className={styles.command} dir="ltr">
            {command.map((part, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an argument is its place
              <span key={i}>{part}</span>
            ))}
          </code>
        )}
        <div className={styles.group}>
          <Button
            aria-label={`${t('hooks.choose')} ${name}`}
            onClick={() => {
              setEnd(null);
              ask('hooks.choose', event);
            }}
          >
            {t('hooks.choose')}
          </Button>
          {command !== null && (
            <>
              <Button
                aria-label={`${t('hooks.try')}: ${name}`}
                disabled={end === 'running'}
                onClick={tryIt}
              >
                {t('hooks.try')}
              </Button>
              <Button
                kind="quiet"
                aria-label={`${t('hooks.remove')}: ${name}`}
                onClick={() => {
                  setEnd(null);
                  change(null);
                }}
              >
                {t('hooks.remove')}
              </Button>
            </>
          )}
        </div>
        <p className={styles.outcome} role="status">
          {end !== null && end !== 'running' && t(`hooks.tried.${end}`)}
        </p>
      </div>
    </Row>
  );
}
