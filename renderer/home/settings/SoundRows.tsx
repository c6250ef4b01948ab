import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsOf } from '#core/setting-limits';
import { playSound } from '../../session/sounds';
import { Slider } from '../../ui/aria-slider';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { Row } from './Row';
import { SwitchRow } from './rows';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';
import { VoiceRows } from './VoiceRows';

/** Cues and voice; the volume while there is anything to hear. */
export function SoundRows() {
  const { enabled, voice } = useHome().view.settings.sound;
  return (
    <>
      <SwitchRow path="sound.enabled" />
      <SwitchRow path="sound.voice" />
      {voice && <VoiceRows />}
      {(enabled || voice) && <Volume />}
      <SwitchRow path="sound.pausePlayers" />
    </>
  );
}

function Volume() {
  const { t } = useTranslation('settings');
  const path = 'sound.volume';
  const { value, problem, change } = useSetting(path);
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <Row path={path} problem={problem} wide>
      <div className={styles.group}>
        <div className={styles.slider}>
          <Slider
            label={t(`${path}.label`)}
            value={dragged ?? value}
            {...limitsOf(path)}
            step={0.05}
            format={{ style: 'percent' }}
            onChange={setDragged}
            onEnd={(volume) => {
              setDragged(null);
              change(volume);
            }}
          />
        </div>
        <Button icon="sound" onClick={() => playSound('switch', dragged ?? value)}>
          {t('preview.sound')}
        </Button>
      </div>
    </Row>
  );
}
