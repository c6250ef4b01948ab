import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { acceleratorOf } from './accelerator';
import { Row } from './Row';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

/** Keys that work everywhere on the desktop, recorded by pressing them. */
export function Shortcut() {
  const { t } = useTranslation('settings');
  const path = 'app.shortcut';
  const { value, problem, change } = useSetting(path);
  const [recording, setRecording] = useState(false);
  return (
    <Row path={path} problem={problem}>
      <div className={styles.group}>
        <Button
          className={styles.keys}
          aria-label={
            recording ? undefined : `${t(`${path}.record`)}: ${value || t(`${path}.none`)}`
          }
          onClick={() => setRecording(true)}
          onBlur={() => setRecording(false)}
          onKeyDown={(event) => {
            if (!recording) return;
            if (event.key === 'Tab') return;
            event.preventDefault();
            if (event.key === 'Escape') setRecording(false);
            const accelerator = acceleratorOf(event);
            if (accelerator === null) return;
            setRecording(false);
            change(accelerator);
          }}
        >
          {recording ? t(`${path}.recording`) : value || t(`${path}.record`)}
        </Button>
        {value !== '' && (
          <button
            type="button"
            className={styles.icon}
            aria-label={t(`${path}.clear`)}
            onClick={() => change('')}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </Row>
  );
}
