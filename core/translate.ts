/** Looks a text up by its key and fills in the values, in the person's language. */
export type Translate = (
  key: string,
  values?: Readonly<Record<string, string | number | readonly string[]>>,
) => string;
