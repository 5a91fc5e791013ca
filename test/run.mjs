/** `npm test`: on a fresh clone installs and builds what is missing, finds a browser, and runs every test. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, install, requireNode } from '../bootstrap.mjs'
import { findOrthanc } from './find-orthanc.mjs'
import { findBrowser } from './find-browser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

function jest(words, browser, { program = '', plugin = '' }) {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  const environment = {
    ...process.env,
    TOPOGRAM_BROWSER: browser,
    TOPOGRAM_ORTHANC: program,
    TOPOGRAM_ORTHANC_PLUGIN: plugin,
  }
  const command = [...flags, join(root, 'node_modules/jest/bin/jest.js'), ...words]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit', env: environment })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const folder = mkdtempSync(join(tmpdir(), 'topogram-test-'))
try {
  requireNode()
  await install()
  await build()
  const orthanc = findOrthanc()
  if (orthanc.skipped) console.error(`skipped, for want of an Orthanc: ${orthanc.skipped}`)
  const outcome = join(folder, 'outcome.json')
  const code = await jest(['--json', `--outputFile=${outcome}`, ...process.argv.slice(2)], findBrowser(), orthanc)
  if (!existsSync(outcome))
    throw new Error(`the tests ended without an outcome (exit code ${code}); what they said is above`)
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(outcome, 'utf8'),
  )
  const failed = Math.max(numFailedTests, numFailedTestSuites)
  console.log(`${numPassedTests} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`)
  process.exitCode = code
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
