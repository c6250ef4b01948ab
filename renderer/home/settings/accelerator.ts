/** What a key press says, as far as a shortcut is concerned. */
export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
};

/**
 * The Electron accelerator of a key press, such as `Ctrl+Alt+B`. Null while only modifiers are
 * held, and for keys that would be missed elsewhere: a letter needs Ctrl, Alt or Super with it.
 */
export function acceleratorOf(press: KeyPress): string | null {
  const key = keyOf(press.code);
  if (key === null) return null;
  const isFunctionKey = /^F\d+$/.test(key);
  if (!isFunctionKey && !press.ctrlKey && !press.altKey && !press.metaKey) return null;
  return [
    press.ctrlKey && 'Ctrl',
    press.altKey && 'Alt',
    press.shiftKey && 'Shift',
    press.metaKey && 'Super',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

function keyOf(code: string): string | null {
  const letterOrDigit = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (letterOrDigit) return letterOrDigit;
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  return named[code] ?? null;
}
