import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '#core/contract';
import type { Language } from '#core/languages';
import breakTexts from '../../assets/locales/en/break.json';
import home from '../../assets/locales/en/home.json';
import moves from '../../assets/locales/en/moves.json';
import session from '../../assets/locales/en/session.json';
import settings from '../../assets/locales/en/settings.json';
import { useView } from '../bridge';
import { speak } from '../i18n';
import { applyLook } from '../ui/look';
import { HomeProvider, type PageName } from './context';
import { makeFormat } from './format';
import styles from './HomeWindow.module.css';
import { Navigation } from './Navigation';
import { Notice } from './Notice';
import { Today } from './today/Today';
import { useLibrary } from './useLibrary';

/** The texts of the main window; in English at hand, as every language falls back to them. */
const english = { home, settings, session, break: breakTexts, moves };

/** All but Today come when they are asked for: they are most of the code. */
const loadFirstStart = async () => ({
  default: (await import('./first-start/FirstStart')).FirstStart,
});
const load = {
  moves: async () => ({ default: (await import('./moves/Moves')).Moves }),
  progress: async () => ({ default: (await import('./progress/Progress')).Progress }),
  settings: async () => ({ default: (await import('./settings/Settings')).Settings }),
  help: async () => ({ default: (await import('./help/Help')).Help }),
};
const FirstStart = lazy(loadFirstStart);
const pages = {
  today: Today,
  moves: lazy(load.moves),
  progress: lazy(load.progress),
  settings: lazy(load.settings),
  help: lazy(load.help),
};

/** Loads what the window shows first: React lets a page that comes late wait for 300 ms more. */
export async function prepareHome({ look, page, settings }: HomeView): Promise<void> {
  const first = settings.app.welcomed
    ? page.name !== 'today' && load[page.name]()
    : loadFirstStart();
  await Promise.all([speakHome(look.language), first]);
}

/** Loads the other pages once this one is there, so that none keeps anybody waiting. */
function prepareOthers(): () => void {
  const request = requestIdleCallback(() => {
    for (const page of Object.values(load)) void page();
  });
  return () => cancelIdleCallback(request);
}

function speakHome(language: Language): Promise<void> {
  return speak(language, Object.keys(english), english);
}

export function HomeWindow() {
  const view = useView();
  return view?.kind === 'home' ? <Window view={view} /> : null;
}

function Window({ view }: { readonly view: HomeView }) {
  const { look, timeZone } = view;
  const format = useMemo(() => makeFormat(look.locale, timeZone), [look.locale, timeZone]);
  const { library, reloadLibrary } = useLibrary();
  const [page, setPage] = useState<PageName>(view.page.name);
  /** The page asked for last, which shows as soon as it is there. */
  const [wished, setWished] = useState(page);
  const [isPending, startTransition] = useTransition();
  const main = useRef<HTMLElement>(null);
  useLook(view);
  useEffect(prepareOthers, []);

  // The old page stays until the new one is there.
  const goTo = useCallback((next: PageName) => {
    setWished(next);
    startTransition(() => setPage(next));
    window.scrollTo(0, 0);
    main.current?.focus();
  }, []);
  const { name, asked } = view.page;
  useEffect(() => {
    if (asked === 0) return;
    setWished(name);
    startTransition(() => setPage(name));
  }, [name, asked]);

  // A file of moves is asked about on their page; at the very first start, when that is over.
  const isAsked = view.pack !== null && view.settings.app.welcomed;
  useEffect(() => {
    if (!isAsked) return;
    setWished('moves');
    startTransition(() => setPage('moves'));
  }, [isAsked]);

  const value = useMemo(
    () => ({ view, format, library, reloadLibrary, goTo }),
    [view, format, library, reloadLibrary, goTo],
  );
  const Page = pages[page];

  return (
    <I18nProvider locale={look.locale}>
      <HomeProvider value={value}>
        <div className={styles.root}>
          {view.settings.app.welcomed ? (
            <div className={styles.window}>
              <Navigation page={wished} onChoose={goTo} />
              <main
                ref={main}
                tabIndex={-1}
                className={styles.page}
                data-page={page}
                aria-busy={isPending}
                aria-labelledby="title"
              >
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
    if (look.language !== i18n.language) void speakHome(look.language);
  }, [look.language, i18n]);
}
