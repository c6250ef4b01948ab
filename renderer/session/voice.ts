import type { Language } from '#core/settings';

/**
 * Says `text` with a voice of the system that needs no network. Without one for the language it
 * stays silent: the text is on the screen anyway.
 */
export function speakAloud(text: string, language: Language, volume: number): void {
  const voice = speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && sameLanguage(lang, language));
  if (!voice) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.volume = volume;
  utterance.rate = 0.95;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

export function hush(): void {
  speechSynthesis.cancel();
}

/** Tags come as `pt-BR`, `pt_BR` or `pt`. */
function sameLanguage(tag: string, language: Language): boolean {
  return tag.split(/[-_]/)[0] === language.split('-')[0];
}
