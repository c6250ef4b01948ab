import { useEffect, useRef } from 'react';
import type { SessionWindowView } from '#core/contract';
import { say } from '../i18n';
import { ourTurn } from './one-voice';
import { playSound } from './sounds';
import { hush, speakAloud } from './voice';

/** Plays and says each cue once, when it begins. */
export function useCues(view: SessionWindowView): void {
  const latest = useRef(view);
  latest.current = view;
  const heard = useRef('');
  const { cueId, pausedAt } = view.session;
  useEffect(() => {
    if (pausedAt !== null) {
      hush();
      return;
    }
    let isPast = false;
    void ourTurn.then(() => {
      if (isPast || heard.current === cueId) return;
      heard.current = cueId;
      giveCue(latest.current);
    });
    return () => {
      isPast = true;
    };
  }, [cueId, pausedAt]);
  useEffect(() => hush, []);
}

function giveCue({ session, look }: SessionWindowView): void {
  const { enabled, voice, volume } = look.sound;
  if (!enabled) return;
  if (session.sound !== null) playSound(session.sound, volume);
  if (voice && session.announce) speakAloud(say(session.cue), look.language, volume);
}
