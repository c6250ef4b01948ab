import type { Language } from '#core/languages';
import type { SessionView } from '#core/session/view';
import type { Settings } from '#core/settings';

type Sound = Pick<Settings['sound'], 'volume' | 'voiceName' | 'voiceRate'>;

/**
 * Says `text` with a voice of the system that needs no network, after what is being said. A
 * number counted down that would come late is left out. Without a voice for the language it
 * stays silent: the text is on the screen anyway.
 */
export function speakAloud(
  text: string,
  kind: SessionView['lines'][number]['kind'],
  language: Language,
  sound: Sound,
): void {
  if (kind === 'count' && speechSynthesis.speaking) return;
  const voices = speechSynthesis
    .getVoices()
    .filter(({ lang, localService }) => localService && sameLanguage(lang, language));
  const voice = voices.find(({ name }) => name === sound.voiceName) ?? voices[0];
  if (!voice) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.volume = sound.volume;
  utterance.rate = sound.voiceRate;
  speechSynthesis.speak(utterance);
}

export function pauseSpeech(): void {
  speechSynthesis.pause();
}

export function continueSpeech(): void {
  speechSynthesis.resume();
}

export function hush(): void {
  speechSynthesis.cancel();
}

/** Tags come as `pt-BR`, `pt_BR` or `pt`; those of Chinese also as `cmn` or `yue`. */
function sameLanguage(tag: string, language: Language): boolean {
  const spoken = tag.toLowerCase().split(/[-_]/)[0];
  const isChinese = spoken === 'cmn' || spoken === 'yue';
  return (isChinese ? 'zh' : spoken) === language.split('-')[0];
}
