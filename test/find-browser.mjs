/** A Chromium or Chrome for the browser tests: found, else installed by the platform's own means. Plain Node. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? '', 'Google/Chrome/Application/chrome.exe'),
  join(process.env.LOCALAPPDATA ?? '', 'Google/Chrome/Application/chrome.exe'),
]

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable)

/** The path of a browser that is there, or undefined. TOPOGRAM_BROWSER names one. */
function find() {
  const named = process.env.TOPOGRAM_BROWSER
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`TOPOGRAM_BROWSER: there is no ${named}`)
    return named
  }
  return names.map(onPath).find(Boolean) ?? elsewhere.find((path) => path.startsWith('/') && isExecutable(path))
}

const isRoot = process.getuid?.() === 0
const asRoot = (words) => (isRoot ? words : ['sudo', '-n', ...words])

/** Package managers that bring a Chromium, with what they are told. */
const managers = [
  {
    name: 'apt-get',
    steps: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    ].map(asRoot),
  },
  { name: 'dnf', steps: [asRoot(['dnf', 'install', '-y', 'chromium'])] },
  { name: 'pacman', steps: [asRoot(['pacman', '-Sy', '--noconfirm', 'chromium'])] },
  { name: 'apk', steps: [asRoot(['apk', 'add', 'chromium'])] },
  { name: 'brew', steps: [['brew', 'install', '--cask', 'chromium']] },
]

const advice =
  'The browser tests need Chromium or Chrome. Install one (Debian: apt-get install chromium; macOS: brew install ' +
  '--cask google-chrome; Windows: winget install Google.Chrome), or set TOPOGRAM_BROWSER to its path.'

/** @returns the path of a browser @throws with what to do where there is none and none can be installed */
export function findBrowser() {
  const there = find()
  if (there) return there
  const manager = managers.find(({ name }) => onPath(name))
  if (!manager) throw new Error(advice)
  process.stderr.write(`no Chromium is here: installing it with ${manager.name} …\n`)
  for (const [command, ...words] of manager.steps) {
    const { status, stderr } = spawnSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed: ${(stderr ?? '').trim()}\n${advice}`)
  }
  const installed = find()
  if (!installed) throw new Error(advice)
  return installed
}
