import type { SpokenBy } from '#core/contract';
import { mainSpeaker } from './main-speaker';
import type { Speaker } from './speaker';
import { windowSpeaker } from './window-speaker';

/** By who speaks on this system. */
export const speakers: Readonly<Record<SpokenBy, Speaker>> = {
  window: windowSpeaker,
  main: mainSpeaker,
};
