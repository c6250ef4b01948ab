/** The voices that a window has of its own, of those that need no network. */
import { type Voice, voicesFor } from '#core/voices';
import type { Speaker } from './speaker';

/** Where none has come by then there is none. */
const loadMs = 2_000;

/** They may come some time after the page. */
function loaded(): Promise<readonly SpeechSynthesisVoice[]> {
  const known = localVoices();
  if (known.length > 0) return Promise.resolve(known);
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener('voiceschanged', settle);
      resolve(localVoices());
    };
    const timer = setTimeout(settle, loadMs);
    speechSynthesis.addEventListener('voiceschanged', settle);
  });
}

/** The system's own choice first. */
function localVoices(): readonly SpeechSynthesisVoice[] {
  return speechSynthesis
    .getVoices()
    .filter(({ localService }) => localService)
    .sort((one, other) => Number(other.default) - Number(one.default));
}

const named = ({ name, lang }: SpeechSynthesisVoice): Voice => ({ name, tag: lang });

/** Counts how often it was told to be silent: what was to be said before then isn't any more. */
let hushed = 0;

export const windowSpeaker: Speaker = {
  say({ text, kind, language, sound }) {
    const asked = hushed;
    void loaded().then((all) => {
      if (asked !== hushed || (kind === 'count' && speechSynthesis.speaking)) return;
      const fitting = voicesFor(all.map(named), language);
      const { name } = fitting.find((voice) => voice.name === sound.voiceName) ?? fitting[0] ?? {};
      const voice = all.find((one) => one.name === name);
      if (!voice) return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.volume = sound.volume;
      utterance.rate = sound.voiceRate;
      speechSynthesis.speak(utterance);
    });
  },
  pause: () => speechSynthesis.pause(),
  resume: () => speechSynthesis.resume(),
  hush() {
    hushed += 1;
    speechSynthesis.cancel();
  },
  voices: async () => (await loaded()).map(named),
};
