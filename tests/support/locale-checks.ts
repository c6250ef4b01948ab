/** What a translation must have in common with the English texts. */

export type Texts = { readonly [key: string]: Texts | readonly string[] | string };

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/**
 * What is wrong with the texts of `language`, measured by the English ones: keys that are
 * missing or too many, plural forms that the language lacks or never uses, parameters, markup
 * and nested texts that got lost or were made up. Empty is good.
 */
export function localeFaults(language: string, english: Texts, texts: Texts): readonly string[] {
  const reference = flatten(english);
  const flat = flatten(texts);
  const wanted = wantedKeys(language, reference);
  const faults: string[] = [];
  for (const [key, base] of wanted) {
    const text = flat.get(key);
    if (text === undefined) faults.push(`${key} is missing`);
    else faults.push(...textFaults(key, reference.get(base) ?? '', text));
  }
  for (const key of flat.keys()) {
    if (!wanted.has(key)) faults.push(`${key} is not in the English texts`);
  }
  return faults;
}

/** Each key the language needs, and the English key to compare it with. */
function wantedKeys(language: string, english: ReadonlyMap<string, string>): Map<string, string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wanted = new Map<string, string>();
  for (const key of english.keys()) {
    const base = key.replace(pluralSuffix, '');
    if (!english.has(`${base}_other`)) wanted.set(key, key);
    else for (const form of forms) wanted.set(`${base}_${form}`, `${base}_other`);
  }
  return wanted;
}

function textFaults(key: string, english: string, text: string): readonly string[] {
  if (text.trim() === '') return [`${key} is empty`];
  const faults: string[] = [];
  const parts = partsOf(text);
  for (const part of partsOf(english)) {
    // One form can say the number in words: “a day”, or the dual.
    const isSaidInWords = part === '{{count}}' && /_(zero|one|two)$/.test(key);
    if (!parts.includes(part) && !isSaidInWords) faults.push(`${key} lost ${part}`);
  }
  for (const part of parts) {
    if (!partsOf(english).includes(part)) faults.push(`${key} made up ${part}`);
  }
  return faults;
}

/** Parameters without their format, markup, and the texts that are nested in this one. */
function partsOf(text: string): readonly string[] {
  const parameters = [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([whole]) =>
    whole.replaceAll(' ', ''),
  );
  const tags = [...text.matchAll(/<\/?\w+>/g)].map(([tag]) => tag);
  const nested = [...text.matchAll(/\$t\(([^){,]*)/g)].map(([, key]) => `$t(${key}…)`);
  return [...new Set([...parameters, ...tags, ...nested])];
}

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const at = `${prefix}${key}`;
    if (typeof value === 'string') flat.set(at, value);
    else if (Array.isArray(value))
      for (const [i, item] of value.entries()) flat.set(`${at}.${i}`, item);
    else for (const [inner, text] of flatten(value as Texts, `${at}.`)) flat.set(inner, text);
  }
  return flat;
}
