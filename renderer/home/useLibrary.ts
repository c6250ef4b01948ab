import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryMove } from '#core/contract';
import type { Language } from '#core/settings';
import { call } from '../bridge';

/**
 * The moves there are, asked of main. The texts of added moves join those of `language`, so
 * that `moves:<id>.name` finds them like our own.
 */
export function useLibrary(language: Language): {
  readonly library: readonly LibraryMove[] | null;
  readonly reloadLibrary: () => void;
} {
  const { i18n } = useTranslation();
  const [library, setLibrary] = useState<readonly LibraryMove[] | null>(null);
  const reloadLibrary = useCallback(() => {
    call('moves.all').then(setLibrary, (error: unknown) => console.error(String(error)));
  }, []);
  useEffect(reloadLibrary, [reloadLibrary]);
  useEffect(() => {
    for (const { move, own, text } of library ?? []) {
      if (own && text) i18n.addResourceBundle(language, 'moves', { [move.id]: text }, true, true);
    }
  }, [library, language, i18n]);
  return { library, reloadLibrary };
}
