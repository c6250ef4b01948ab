/** What a body asks to be spared, as it is chosen. */
import type { Settings } from './settings';

type Profile = Settings['body']['profile'];

const opposites: Partial<Record<Profile[number], Profile[number]>> = {
  oneArmLeft: 'oneArmRight',
  oneArmRight: 'oneArmLeft',
};

/** The profile after a choice: only one arm can be the only one, and the newer wish holds. */
export function chosenProfile(before: Profile, chosen: Profile): Profile {
  const added = chosen.filter((trait) => !before.includes(trait));
  return chosen.filter((trait) => !added.some((other) => opposites[other] === trait));
}
