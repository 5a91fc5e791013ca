import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'

const program = join(import.meta.dirname, '../chaos/run.mjs')

it('answers every question while exports are killed at random moments, and leaves nothing behind', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--kills', '10', '--studies', '3000'])
  expect(stdout).toMatch(/exports killed\s+10$/m)
  expect(Number(/questions answered\s+(\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(50)
  expect(stdout).toMatch(/wrong or missing, things left behind\s+0$/m)
}, 300_000)
