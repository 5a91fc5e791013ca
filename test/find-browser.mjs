/** A Chromium or Chrome for the browser tests. Plain Node. */
import { join } from 'node:path'
import { apt, asRoot, findOrInstall } from './find-program.mjs'

const browser = {
  variable: 'TOPOGRAM_BROWSER',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
  elsewhere: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.PROGRAMFILES ?? '', 'Google/Chrome/Application/chrome.exe'),
    join(process.env.LOCALAPPDATA ?? '', 'Google/Chrome/Application/chrome.exe'),
  ],
  managers: [
    apt('chromium'),
    { name: 'dnf', steps: [asRoot(['dnf', 'install', '-y', 'chromium'])] },
    { name: 'pacman', steps: [asRoot(['pacman', '-Sy', '--noconfirm', 'chromium'])] },
    { name: 'apk', steps: [asRoot(['apk', 'add', 'chromium'])] },
    { name: 'brew', steps: [['brew', 'install', '--cask', 'chromium']] },
  ],
  advice:
    'The browser tests need Chromium or Chrome. Install one (Debian: apt-get install chromium; macOS: brew install ' +
    '--cask google-chrome; Windows: winget install Google.Chrome), or set TOPOGRAM_BROWSER to its path.',
}

/** @returns the path of a browser @throws with what to do where there is none and none can be installed */
export const findBrowser = () => findOrInstall(browser)
