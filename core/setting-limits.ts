/** What the settings page needs to know of a key to draw it: taken from the schema, said once. */
import { z } from 'zod';
import { settingSchemaAt } from './settings';

/** Smallest and largest value of a number. Throws a RangeError for a key that holds none. */
export function limitsOf(path: string): { readonly min: number; readonly max: number } {
  const schema = bare(path);
  if (!(schema instanceof z.ZodNumber)) throw new RangeError(`${path} holds no number`);
  return {
    min: schema.minValue ?? Number.NEGATIVE_INFINITY,
    max: schema.maxValue ?? Number.POSITIVE_INFINITY,
  };
}

/** The values to choose from, in order. Throws a RangeError for a key that offers no choice. */
export function choicesOf(path: string): readonly string[] {
  const schema = bare(path);
  const choice = schema instanceof z.ZodReadonly ? schema.unwrap() : schema;
  const item = choice instanceof z.ZodArray ? choice.element : choice;
  if (!(item instanceof z.ZodEnum)) throw new RangeError(`${path} offers no choice`);
  return item.options.map(String);
}

function bare(path: string): unknown {
  const schema = settingSchemaAt(path);
  return schema instanceof z.ZodDefault ? schema.unwrap() : schema;
}
