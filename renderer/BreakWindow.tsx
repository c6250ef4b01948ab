import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/languages';
import breakTexts from '../assets/locales/en/break.json';
import moves from '../assets/locales/en/moves.json';
import session from '../assets/locales/en/session.json';
import { useView } from './bridge';
import { Card } from './card/Card';
import { learnMoves, speak } from './i18n';
import { Session } from './session/Session';
import { applyLook } from './ui/look';

/** The texts that card and session are made of; in English at hand, as they are due at once. */
const english = { session, break: breakTexts, moves };

export function speakBreak(language: Language): Promise<void> {
  return speak(language, Object.keys(english), english);
}

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
    if (language && language !== i18n.language) void speakBreak(language);
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
