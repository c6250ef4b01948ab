/** Every text of a language, by its file and path, such as `home:today.start`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#core/languages';

const folder = join(import.meta.dirname, '../../assets/locales');

export function allTexts(language: Language): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(join(folder, language)).sort()) {
    const content: unknown = JSON.parse(readFileSync(join(folder, language, file), 'utf8'));
    collect(content, `${file.replace('.json', '')}:`, texts);
  }
  return texts;
}

function collect(part: unknown, at: string, texts: Map<string, string>): void {
  if (typeof part === 'string') texts.set(at, part);
  else if (typeof part === 'object' && part !== null) {
    for (const [key, inner] of Object.entries(part)) {
      collect(inner, at.endsWith(':') ? `${at}${key}` : `${at}.${key}`, texts);
    }
  }
}
