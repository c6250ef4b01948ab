import type { Sound } from '#core/session/view';

const files = import.meta.glob<string>('../../assets/sounds/*.wav', {
  eager: true,
  // Never as a data: address, which the page's policy refuses.
  query: '?url&no-inline',
  import: 'default',
});

/** Plays a cue once; `volume` from 0 to 1. */
export function playSound(sound: Sound, volume: number): void {
  const audio = new Audio(files[`../../assets/sounds/${sound}.wav`]);
  audio.volume = volume;
  audio.play().catch((error: unknown) => {
    console.warn(`sound ${sound} did not play: ${String(error)}`);
  });
}
