import { useCallback, useEffect, useState } from 'react';
import type { LibraryMove } from '#core/contract';
import { call } from '../bridge';
import { learnMoves } from '../i18n';

/** The moves there are, asked of main; null until it has answered. */
export function useLibrary(): {
  readonly library: readonly LibraryMove[] | null;
  readonly reloadLibrary: () => void;
} {
  const [library, setLibrary] = useState<readonly LibraryMove[] | null>(null);
  const reloadLibrary = useCallback(() => {
    call('moves.all').then(
      (all) => {
        learnMoves(all.map(({ move }) => move));
        setLibrary(all);
      },
      (error: unknown) => console.error(String(error)),
    );
  }, []);
  useEffect(reloadLibrary, [reloadLibrary]);
  return { library, reloadLibrary };
}
