/** The keys of `settings.json` by their path, such as `breaks.intervalMinutes`, and their types. */
import type { Settings } from './settings';

type Sections = Omit<Settings, 'version'>;
/** What is a value of a key, not a section with keys of its own. */
type Value = string | number | boolean | null | readonly unknown[];

/** Every key a person can set. */
export type SettingPath = {
  [S in keyof Sections]: Sections[S] extends Value ? S : `${S}.${keyof Sections[S] & string}`;
}[keyof Sections];

type ValueAt<P extends SettingPath> = P extends keyof Sections
  ? Sections[P]
  : P extends `${infer S}.${infer K}`
    ? S extends keyof Sections
      ? K extends keyof Sections[S]
        ? Sections[S][K]
        : never
      : never
    : never;

/** The type of each key. */
export type SettingsByPath = { readonly [P in SettingPath]: ValueAt<P> };

/** The keys whose values are all of type `T`. */
export type PathOf<T> = {
  [P in SettingPath]: SettingsByPath[P] extends T ? P : never;
}[SettingPath];

/** The value of one key. */
export function settingAt<P extends SettingPath>(settings: Settings, path: P): SettingsByPath[P];
export function settingAt(settings: Settings, path: SettingPath): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined,
      settings,
    );
}
