import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from './bridge';
import { Card } from './card/Card';
import { learnMoves, speak } from './i18n';
import { Session } from './session/Session';
import { applyLook } from './ui/look';

/** The texts that card and session are made of. */
export const namespaces = ['session', 'break', 'moves'] as const;

/** Shows what main pushes: the card or the session, in the look and language of the view. */
export function BreakWindow() {
  const view = useView();
  const { i18n } = useTranslation();
  const look = view?.look;
  const language = look?.language;
  const moves = view !== null && view.kind !== 'home' ? view.moves : undefined;
  useMemo(() => learnMoves(moves ?? []), [moves]);
  useEffect(() => {
    if (look) applyLook(look);
  }, [look]);
  useEffect(() => {
    if (language && language !== i18n.language) void speak(language, namespaces);
  }, [language, i18n]);

  switch (view?.kind) {
    case 'card':
      return <Card view={view} />;
    case 'session':
      return <Session view={view} />;
    default:
      return null;
  }
}
