import { useSyncExternalStore } from 'react'

export type Mode = 'light' | 'dark'
export type ThemeChoice = Mode | 'system'

// The same key as public/theme.js, which applies the choice before the first paint.
const key = 'topogram.theme'
const listeners = new Set<() => void>()

const isMode = (value: string | null | undefined): value is Mode => value === 'light' || value === 'dark'

const systemDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

function choice(): ThemeChoice {
  const chosen = document.documentElement.dataset['theme']
  return isMode(chosen) ? chosen : 'system'
}

function mode(): Mode {
  const chosen = choice()
  if (chosen !== 'system') return chosen
  return systemDark().matches ? 'dark' : 'light'
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  const system = systemDark()
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}

/** Apply and keep the reader's theme; where storage is blocked it holds until the page is left. */
export function chooseTheme(theme: ThemeChoice): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // Nothing to do: the attribute is set.
  }
  for (const listener of listeners) listener()
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(listen, choice)

/** The theme as it is seen, for what CSS cannot colour. */
export const useThemeMode = (): Mode => useSyncExternalStore(listen, mode)
