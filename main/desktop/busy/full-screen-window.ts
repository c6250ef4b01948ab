/** A window as a Wayland compositor tells of it. */
export interface ToldWindow {
  readonly appId: string;
  /** And neither minimised nor on a workspace that isn't shown, as far as the compositor tells. */
  readonly fullScreen: boolean;
  /** The one with the keyboard. */
  readonly active: boolean;
  /** The displays it is on. */
  readonly outputs: readonly (string | number)[];
}

/** A full-screen window, on any display, that the person sees and that is not ours. */
export function fullScreenInFront(
  windows: readonly ToldWindow[],
  ownAppIds: readonly string[],
): ToldWindow | undefined {
  return windows.find(
    (window) =>
      window.fullScreen &&
      !ownAppIds.includes(window.appId.toLowerCase()) &&
      !isBehindAnother(window, windows),
  );
}

/** Someone works on that display in another window. */
function isBehindAnother(window: ToldWindow, all: readonly ToldWindow[]): boolean {
  if (window.active) return false;
  return all.some(
    (other) => other.active && other.outputs.some((output) => window.outputs.includes(output)),
  );
}
