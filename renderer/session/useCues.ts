import { useEffect, useRef } from 'react';
import type { SessionWindowView } from '#core/contract';
import { say } from '../i18n';
import { playSound } from './sounds';
import { hush, speakAloud } from './voice';

/** Plays and says each cue once, when it begins. */
export function useCues({ session, look }: SessionWindowView): void {
  const heard = useRef('');
  const { cueId, pausedAt, sound, cue, announce } = session;
  useEffect(() => {
    if (pausedAt !== null) {
      hush();
      return;
    }
    if (heard.current === cueId) return;
    heard.current = cueId;
    if (!look.sound.enabled) return;
    if (sound !== null) playSound(sound, look.sound.volume);
    if (look.sound.voice && announce) {
      speakAloud(say(cue), look.language, look.sound.volume);
    }
  });
  useEffect(() => hush, []);
}
