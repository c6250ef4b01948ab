import type { Look } from '#core/contract';

/** Gives the page the theme and text size of `look`. The language is `speak`'s. */
export function applyLook(look: Pick<Look, 'theme' | 'textSize'>): void {
  const root = document.documentElement;
  if (look.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = look.theme;
  root.style.fontSize = `${look.textSize}%`;
}
