/** Where the words of a move stand in the texts. */
import type { Form } from '../forms';
import type { Move } from './move-file';
import type { OwnWord } from './move-text';

/**
 * The key of a move's words in a form: the form's own where it has them, else the move's. An
 * easier form says first how it differs.
 */
export function wordKey(
  { id, forms }: Pick<Move, 'id' | 'forms'>,
  form: Form,
  word: OwnWord,
): string {
  const key = word === 'name' || word === 'steps' ? word : `cues.${word}`;
  const isOwn = form !== 'standard' && forms?.[form]?.words?.includes(word);
  if (isOwn) return `moves:${id}.forms.${form}.${key}`;
  return form === 'easier' && word === 'ready' ? `moves:${id}.easier` : `moves:${id}.${key}`;
}
