/**
 * A person's own words are shown as they wrote them: i18next would look up the `$t(key)` and fill
 * in the `{{value}}` of any text it is given.
 */
import type { PostProcessorModule } from 'i18next';

/** A character of no meaning that no text of ours has; between two others, it parts them. */
const seam = '\uE000';

/** The same texts, marked so that nothing in them is looked up or filled in. */
export function sealed<T>(words: T): T;
export function sealed(words: unknown): unknown {
  if (typeof words === 'string') {
    return words.replaceAll('$t(', `$${seam}t(`).replaceAll('{{', `{${seam}{`);
  }
  if (Array.isArray(words)) return words.map((each) => sealed(each));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, sealed(each)]));
}

/** Takes the marks out of every text on its way to the page. */
export const asWritten: PostProcessorModule & { name: string } = {
  type: 'postProcessor',
  name: 'asWritten',
  process: (text: unknown) =>
    (typeof text === 'string' ? text.replaceAll(seam, '') : text) as string,
};
