import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Voice, voicesFor } from '#core/voices';
import { speakers } from '../voice/speakers';
import { useHome } from './context';

export interface Voices {
  /** Those that speak the person's language, best first; null until it is known. */
  readonly voices: readonly Voice[] | null;
  /** Says a few words as a break would have them said. */
  readonly hear: () => void;
}

/** The voices there are, asked for again when the person comes back: one may have been installed. */
export function useVoices(): Voices {
  const { t } = useTranslation('settings');
  const { spokenBy, look } = useHome().view;
  const speaker = speakers[spokenBy];
  const [all, setAll] = useState<readonly Voice[] | null>(null);

  useEffect(() => {
    const load = () => void speaker.voices().then(setAll);
    load();
    window.addEventListener('focus', load);
    return () => {
      window.removeEventListener('focus', load);
      speaker.hush();
    };
  }, [speaker]);

  return {
    voices: all && voicesFor(all, look.language),
    hear() {
      speaker.hush();
      const text = t('sound.voiceName.sample');
      speaker.say({ text, kind: 'words', language: look.language, sound: look.sound });
    },
  };
}
