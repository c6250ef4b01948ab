/** What every page of the main window can reach without being handed it. */
import { createContext, useContext } from 'react';
import type { HomeView, LibraryMove } from '#core/contract';
import type { Format } from './format';

export type PageName = 'today' | 'moves' | 'progress' | 'settings' | 'help';

export interface HomeContext {
  readonly view: HomeView;
  readonly format: Format;
  /** Null until main has answered. */
  readonly library: readonly LibraryMove[] | null;
  /** Asks for the library anew, after an import or a removal. */
  reloadLibrary(): void;
  goTo(page: PageName): void;
}

const context = createContext<HomeContext | null>(null);
export const HomeProvider = context.Provider;

export function useHome(): HomeContext {
  const home = useContext(context);
  if (!home) throw new Error('outside of the main window');
  return home;
}
