import { nativeTheme } from 'electron';
import type { ThemePort } from '../ports';

/** Light or dark for every window; the pages follow by `prefers-color-scheme`. */
export function createTheme(): ThemePort {
  return {
    set(theme) {
      nativeTheme.themeSource = theme;
    },
  };
}
