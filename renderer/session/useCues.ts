import { useEffect, useRef } from 'react';
import type { SessionWindowView } from '#core/contract';
import { ask } from '../bridge';
import { say } from '../i18n';
import { ourTurn } from './one-voice';
import { inSentences } from './sentences';
import { playSound } from './sounds';
import { useScript } from './useScript';
import { continueSpeech, hush, pauseSpeech, speakAloud } from './voice';

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
  const { session, look, voiceOf } = view;
  const { sound, language } = look;
  const act = acts[voiceOf];
  useScript(session, ({ say: messages, kind }) => {
    if (!sound.voice) return;
    const text = inSentences(messages.map(say));
    void ourTurn.then(() => {
      if (voiceOf === 'main') ask('voice.say', { text, kind });
      else speakAloud(text, kind, language, sound);
    });
  });
  useEffect(() => {
    if (!session.isPaused) return;
    act.pause();
    return act.resume;
  }, [session.isPaused, act]);
  const item = session.cueId.split('.')[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of another move is past.
  useEffect(() => act.hush, [item, act]);
}

interface SpeechActs {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly hush: () => void;
}

const acts: Readonly<Record<SessionWindowView['voiceOf'], SpeechActs>> = {
  window: { pause: pauseSpeech, resume: continueSpeech, hush },
  main: {
    pause: () => ask('voice.act', 'pause'),
    resume: () => ask('voice.act', 'resume'),
    hush: () => ask('voice.act', 'hush'),
  },
};
