import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '#core/contract';
import { useView } from '../bridge';
import { speak } from '../i18n';
import { applyLook } from '../ui/look';
import { HomeProvider, type PageName } from './context';
import { FirstStart } from './first-start/FirstStart';
import { makeFormat } from './format';
import styles from './Home.module.css';
import { Help } from './help/Help';
import { Moves } from './moves/Moves';
import { Navigation } from './Navigation';
import { Notice } from './Notice';
import { Progress } from './progress/Progress';
import { Settings } from './settings/Settings';
import { Today } from './today/Today';
import { useLibrary } from './useLibrary';

/** The text files the main window reads from. */
export const namespaces = ['home', 'settings', 'session', 'break', 'moves'] as const;

const pages = { today: Today, moves: Moves, progress: Progress, settings: Settings, help: Help };

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
                <Page key={page} />
              </main>
            </div>
          ) : (
            <FirstStart />
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
