import { useId, type ReactNode } from 'react'
import { chooseTheme, useThemeChoice, type ThemeChoice } from '../style/theme-mode.js'
import { words } from '../words/words.js'
import styles from './theme-toggle.module.css'

const drawings: Readonly<Record<ThemeChoice, ReactNode>> = {
  light: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1" />
    </>
  ),
  system: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" />
    </>
  ),
  dark: <path d="M13.2 9.6A5.8 5.8 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z" />,
}

const choices: readonly ThemeChoice[] = ['light', 'system', 'dark']

export function ThemeToggle() {
  const chosen = useThemeChoice()
  const name = useId()
  return (
    <fieldset className={styles.toggle}>
      <legend className="visually-hidden">{words.shell.theme}</legend>
      {choices.map((choice) => (
        <label key={choice} className={styles.choice} title={words.shell.themes[choice]}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={choice === chosen}
            onChange={() => chooseTheme(choice)}
          />
          <svg
            width="16"
            height="16"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
            aria-hidden="true"
          >
            {drawings[choice]}
          </svg>
          <span className="visually-hidden">{words.shell.themes[choice]}</span>
        </label>
      ))}
    </fieldset>
  )
}
