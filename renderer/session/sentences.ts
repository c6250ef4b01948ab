/** Sentences in a row, each with its end: a voice, and who reads aloud, needs to hear it. */
export function inSentences(texts: readonly string[]): string {
  return texts.map((text) => (/[.!?:。！？：؟…]$/u.test(text) ? text : `${text}.`)).join(' ');
}
