import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsOf } from '#core/setting-limits';
import { Select } from '../../ui/aria-select';
import { Slider } from '../../ui/aria-slider';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { useVoices } from '../useVoices';
import { Row } from './Row';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

/** Which of the system's voices speaks, to be heard at once, and how fast; or that there is none. */
export function VoiceRows() {
  const { t } = useTranslation('settings');
  const { spokenBy } = useHome().view;
  const { voices, hear } = useVoices();
  const path = 'sound.voiceName';
  const { value, problem, change } = useSetting(path);
  if (voices?.length === 0) {
    return (
      <Row path={path} problem={problem} wide>
        <p className={styles.outcome} role="status">
          {t(`${path}.none.${spokenBy}`)}
        </p>
      </Row>
    );
  }
  const isThere = voices?.some(({ name }) => name === value) ?? false;
  return (
    <>
      <Row path={path} problem={problem} wide>
        <div className={styles.group}>
          <Select
            label={t(`${path}.label`)}
            value={isThere ? value : ''}
            options={[
              { value: '', label: t(`${path}.system`) },
              ...(voices ?? []).map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={change}
          />
          <Button icon="sound" onClick={hear}>
            {t('preview.voice')}
          </Button>
        </div>
      </Row>
      <Speed />
    </>
  );
}

function Speed() {
  const { t } = useTranslation('settings');
  const path = 'sound.voiceRate';
  const { value, problem, change } = useSetting(path);
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <Row path={path} problem={problem} wide>
      <div className={styles.slider}>
        <Slider
          label={t(`${path}.label`)}
          value={dragged ?? value}
          {...limitsOf(path)}
          step={0.1}
          format={{ style: 'percent' }}
          onChange={setDragged}
          onEnd={(rate) => {
            setDragged(null);
            change(rate);
          }}
        />
      </div>
    </Row>
  );
}
