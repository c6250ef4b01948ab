/** What the windows are shown, built from the app's state. */
import type { CardView, Look, NotHere, SessionWindowView, SpokenBy } from '#core/contract';
import type { Language } from '#core/languages';
import type { Break } from '#core/moves/composed-break';
import type { Move } from '#core/moves/move-file';
import { isStep, type Session } from '#core/session/session';
import { type SessionSize, sessionSizeFor } from '#core/session/size';
import { viewOf } from '#core/session/view-of';
import type { Settings } from '#core/settings';
import type { CardPlace, CardRequest, Host, VoicePort, WindowPlace, WindowRequest } from '../ports';
import { pickLanguage, pickLocale } from '../texts';
import { withFormats } from './formats';

/** `seed` varies the figure when the person left that to us. */
export function lookOf(
  settings: Settings,
  { systemLanguages, formats }: Pick<Host, 'systemLanguages' | 'formats'>,
  seed: number,
): Look {
  const language = languageOf(settings, systemLanguages);
  return {
    language,
    locale: withFormats(pickLocale(systemLanguages, language), formats, settings.app.clock),
    theme: settings.app.theme,
    textSize: settings.app.textSize,
    figure: settings.body.figure === 'varied' ? String(seed) : settings.body.figure,
    sound: settings.sound,
  };
}

export function languageOf(settings: Settings, systemLanguages: readonly string[]): Language {
  const { language } = settings.app;
  return language === 'system' ? pickLanguage(systemLanguages) : language;
}

/** As long as a word that was being typed. */
const deafForMs = 1_000;

export interface CardParts {
  readonly look: Look;
  readonly settings: Settings;
  readonly break: Break;
  readonly find: (id: string) => Move | undefined;
  readonly occasion: CardView['occasion'];
  readonly routineSeconds: number | null;
  readonly snoozesLeft: number;
  readonly canSkip: boolean;
  readonly now: number;
  readonly closesAt: number;
  readonly placesCard: boolean;
  readonly notHere: NotHere;
}

export function cardView(parts: CardParts): CardView {
  const { snoozeMinutes, strictSeconds } = parts.settings.breaks;
  const layout = cardLayout(parts.settings);
  return {
    kind: 'card',
    look: parts.look,
    layout,
    break: parts.break,
    moves: movesOf(parts.break, parts.find),
    occasion: parts.occasion,
    routineSeconds: parts.routineSeconds,
    shownAt: parts.now,
    closesAt: parts.closesAt,
    deafForMs: parts.placesCard ? 0 : deafForMs,
    snoozesLeft: parts.snoozesLeft,
    snoozeMinutes,
    skipAllowed: parts.canSkip,
    skipFromAt: parts.now + (layout === 'fullscreen' ? strictSeconds * 1000 : 0),
    notHere: parts.notHere,
  };
}

export interface SessionParts {
  readonly session: Session;
  readonly settings: Settings;
  readonly look: Look;
  readonly find: (id: string) => Move | undefined;
  readonly nextBreak: string | null;
  readonly waitIsOver: boolean;
  readonly spokenBy: SessionWindowView['spokenBy'];
  readonly notHere: NotHere;
}

export function sessionView(parts: SessionParts): SessionWindowView {
  const { session, settings, look, find, nextBreak, waitIsOver, spokenBy, notHere } = parts;
  const isStrict = settings.breaks.presence === 'fullscreen';
  const ids = session.items.filter(isStep).map(({ planned }) => planned.move.id);
  return {
    kind: 'session',
    look,
    layout: sessionLayout(session, settings),
    session: viewOf(session),
    moves: [...new Set(ids)].flatMap((id) => find(id) ?? []),
    stopFromAt: session.startedAt + (isStrict ? settings.breaks.strictSeconds * 1000 : 0),
    nextBreak,
    characterKeys: settings.session.characterKeys,
    waitIsOver,
    spokenBy,
    notHere,
  };
}

/** A system without a service for it leaves that to the windows. */
export function spokenBy(voice: VoicePort | null): SpokenBy {
  return voice === null ? 'window' : 'main';
}

/** How the settings want a window to be opened. */
export function windowRequest(settings: Settings, focus: boolean): WindowRequest {
  return { layout: 'window', textSize: settings.app.textSize, focus };
}

/** How they want this session, which the person has just asked for. */
export function sessionRequest(session: Session, settings: Settings): WindowRequest {
  const { presence, displays } = settings.breaks;
  const layout = sessionLayout(session, settings);
  const place: WindowPlace =
    layout === 'fullscreen'
      ? { layout, displays: presence === 'fullscreen' ? displays : 'active' }
      : { layout };
  return { ...place, textSize: settings.app.textSize, focus: true };
}

function sessionLayout(session: Session, settings: Settings): SessionSize {
  const moves = session.items.flatMap((item) => (item.kind === 'move' ? [item.planned.move] : []));
  return sessionSizeFor(settings, moves);
}

/** How they want the card, which comes unasked. */
export function cardRequest(settings: Settings): CardRequest {
  const layout = cardLayout(settings);
  const place: CardPlace =
    layout === 'fullscreen' ? { layout, displays: settings.breaks.displays } : { layout };
  return { ...place, textSize: settings.app.textSize, focus: false };
}

/** The card of a break that was composed anew. */
export function cardAnew(
  card: CardView,
  composed: Break,
  find: (id: string) => Move | undefined,
  notHere: NotHere,
): CardView {
  return {
    ...card,
    break: composed,
    moves: movesOf(composed, find),
    routineSeconds: null,
    notHere,
  };
}

function movesOf(composed: Break, find: (id: string) => Move | undefined): readonly Move[] {
  return [...new Set(composed.moves.map((move) => move.id))].flatMap((id) => find(id) ?? []);
}

function cardLayout({ breaks }: Settings): CardView['layout'] {
  return breaks.presence === 'fullscreen' ? 'fullscreen' : 'corner';
}
