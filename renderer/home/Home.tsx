import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '#core/contract';
import { useView } from '../bridge';
import { speak } from '../i18n';
import { applyLook } from '../ui/look';
import { HomeProvider, type PageName } from './context';
import { makeFormat } from './format';
import styles from './Home.module.css';
import { Navigation } from './Navigation';
import { Notice } from './Notice';
import { Today } from './today/Today';
import { useLibrary } from './useLibrary';

/** The text files the main window reads from. */
export const namespaces = ['home', 'settings', 'session', 'break', 'moves'] as const;

/** All but Today come when they are asked for: they are most of the code. */
const FirstStart = lazy(async () => ({
  default: (await import('./first-start/FirstStart')).FirstStart,
}));
const pages = {
  today: Today,
  moves: lazy(async () => ({ default: (await import('./moves/Moves')).Moves })),
  progress: lazy(async () => ({ default: (await import('./progress/Progress')).Progress })),
  settings: lazy(async () => ({ default: (await import('./settings/Settings')).Settings })),
  help: lazy(async () => ({ default: (await import('./help/Help')).Help })),
};

export function Home() {
  const view = useView();
  return view?.kind === 'home' ? <Window view={view} /> : null;
}

function Window({ view }: { readonly view: HomeView }) {
  const { look, timeZone } = view;
  const format = useMemo(() => makeFormat(look.locale, timeZone), [look.locale, timeZone]);
  const { library, reloadLibrary } = useLibrary();
  const [page, setPage] = useState<PageName>(view.page.name);
  const main = useRef<HTMLElement>(null);
  useLook(view);

  const goTo = useCallback((next: PageName) => {
    setPage(next);
    window.scrollTo(0, 0);
    main.current?.focus();
  }, []);
  const { name, asked } = view.page;
  useEffect(() => {
    if (asked > 0) setPage(name);
  }, [name, asked]);

  const home = useMemo(
    () => ({ view, format, library, reloadLibrary, goTo }),
    [view, format, library, reloadLibrary, goTo],
  );
  const Page = pages[page];

  return (
    <I18nProvider locale={look.locale}>
      <HomeProvider value={home}>
        <div className={styles.root}>
          {view.settings.app.welcomed ? (
            <div className={styles.window}>
              <Navigation page={page} onChoose={goTo} />
              <main ref={main} tabIndex={-1} className={styles.page} aria-labelledby="title">
                {page !== 'settings' && <Notice />}
                <Suspense>
                  <Page key={page} />
                </Suspense>
              </main>
            </div>
          ) : (
            <Suspense>
              <FirstStart />
            </Suspense>
          )}
        </div>
      </HomeProvider>
    </I18nProvider>
  );
}

/** Theme, text size and language as the view says. */
function useLook({ look }: HomeView): void {
  const { i18n } = useTranslation();
  useEffect(() => applyLook(look), [look]);
  useEffect(() => {
    if (look.language !== i18n.language) void speak(look.language, namespaces);
  }, [look.language, i18n]);
}
