import { useEffect, useRef } from 'react';
import type { SessionWindowView } from '#core/contract';
import { say } from '../i18n';
import { speakers } from '../voice/speakers';
import { ourTurn } from './one-voice';
import { inSentences } from './sentences';
import { playSound } from './sounds';
import { useScript } from './useScript';

/** Plays each cue's sound once, when it begins. */
export function useCues(view: SessionWindowView): void {
  const latest = useRef(view);
  latest.current = view;
  const heard = useRef('');
  const { cueId, stillAt, phase } = view.session;
  const isHeard = stillAt === null || phase === 'hurt';
  useEffect(() => {
    if (!isHeard) return;
    let isPast = false;
    void ourTurn.then(() => {
      if (isPast || heard.current === cueId) return;
      heard.current = cueId;
      const { session, look } = latest.current;
      const { enabled, volume } = look.sound;
      if (enabled && session.sound !== null) playSound(session.sound, volume);
    });
    return () => {
      isPast = true;
    };
  }, [cueId, isHeard]);
}

/** Says the script aloud where the person wants a voice. A pause stops it in mid-sentence. */
export function useVoice(view: SessionWindowView): void {
  const { session, look } = view;
  const { sound, language } = look;
  const speaker = speakers[view.spokenBy];
  useScript(session, ({ say: messages, kind }) => {
    if (!sound.voice) return;
    const text = inSentences(messages.map(say));
    void ourTurn.then(() => speaker.say({ text, kind, language, sound }));
  });
  useEffect(() => {
    if (!session.isPaused) return;
    speaker.pause();
    return speaker.resume;
  }, [session.isPaused, speaker]);
  const item = session.cueId.split('.')[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of another move is past.
  useEffect(() => speaker.hush, [item, speaker]);
}
