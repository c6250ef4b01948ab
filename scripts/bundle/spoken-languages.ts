import type { Plugin } from 'vite';

const empty = '\0no-texts';

/**
 * React Aria brings its own texts in 34 languages. Those of languages that the app does not
 * speak stay out of the bundle.
 */
export function spokenLanguages(languages: readonly string[]): Plugin {
  const spoken = new Set(languages.map((language) => language.split('-')[0]));
  return {
    name: 'spoken-languages',
    enforce: 'pre',
    resolveId(source, importer) {
      const language = /\/intl\/.*\/([a-z]{2})-[A-Z]{2}\.mjs$/.exec(source)?.[1];
      const isReactAria = /[/\\]react-(aria|stately)/.test(importer ?? '');
      return isReactAria && language && !spoken.has(language) ? empty : null;
    },
    load: (id) => (id === empty ? 'export default {}' : null),
  };
}
