/** What the settings page needs to know of a key to draw it: taken from the schema, said once. */
import { z } from 'zod';
import type { PathOf, SettingPath, SettingsByPath } from './setting-paths';
import { settingSchemaAt } from './settings';

export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** Smallest and largest value of a number. */
export function limitsOf(path: PathOf<number>): Limits {
  const limits = limitsAt(path);
  if (!limits) throw new RangeError(`${path} holds no number`);
  return limits;
}

/** The same for any path, also one into a list; null where there is no number. */
export function limitsAt(path: string): Limits | null {
  const schema = bare(path);
  if (!(schema instanceof z.ZodNumber)) return null;
  return {
    min: schema.minValue ?? Number.NEGATIVE_INFINITY,
    max: schema.maxValue ?? Number.POSITIVE_INFINITY,
  };
}

/** What can be chosen for a key, or for each item of its list. */
type ChoiceAt<P extends SettingPath> = SettingsByPath[P] extends readonly (infer Element)[]
  ? Element
  : SettingsByPath[P];

/** The values to choose from, in order. Throws a RangeError for a key that offers no choice. */
export function choicesOf<P extends PathOf<string | readonly string[]>>(
  path: P,
): readonly ChoiceAt<P>[];
export function choicesOf(path: string): readonly unknown[] {
  const schema = bare(path);
  const choice = schema instanceof z.ZodReadonly ? schema.unwrap() : schema;
  const item = choice instanceof z.ZodArray ? choice.element : choice;
  if (!(item instanceof z.ZodEnum)) throw new RangeError(`${path} offers no choice`);
  return item.options;
}

function bare(path: string): unknown {
  const schema = settingSchemaAt(path);
  return schema instanceof z.ZodDefault ? schema.unwrap() : schema;
}
