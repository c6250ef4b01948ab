import { useMedia } from './useMedia';

/** The theme on show: the one set, or the system's. */
export function useTheme(set: 'system' | 'light' | 'dark'): 'light' | 'dark' {
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  if (set !== 'system') return set;
  return systemIsDark ? 'dark' : 'light';
}

export function useReducedMotion(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}
