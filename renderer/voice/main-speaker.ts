import { ask, call } from '../bridge';
import type { Speaker } from './speaker';

/** The service that main talks to; main knows language and sound by itself. */
export const mainSpeaker: Speaker = {
  say: ({ text, kind }) => ask('voice.say', { text, kind }),
  pause: () => ask('voice.act', 'pause'),
  resume: () => ask('voice.act', 'resume'),
  hush: () => ask('voice.act', 'hush'),
  voices: () =>
    call('voice.list').catch((error: unknown) => {
      console.warn(`voice.list: ${String(error)}`);
      return [];
    }),
};
