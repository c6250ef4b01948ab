import type { Language } from '#core/languages';
import type { SessionView } from '#core/session/view';
import type { Settings } from '#core/settings';
import type { Voice } from '#core/voices';

/** Something to say, and how the person wants it said. */
export interface Spoken {
  readonly text: string;
  /** `count`: left out while something is being said. */
  readonly kind: SessionView['lines'][number]['kind'];
  readonly language: Language;
  readonly sound: Pick<Settings['sound'], 'volume' | 'voiceName' | 'voiceRate'>;
}

/** The system's voice. What is said waits for what is being said; without a voice it is silent. */
export interface Speaker {
  say(spoken: Spoken): void;
  /** In mid-sentence. */
  pause(): void;
  resume(): void;
  /** Drops what is being said and what waits. */
  hush(): void;
  /** Every voice there is. Never rejects. */
  voices(): Promise<readonly Voice[]>;
}
