import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const versions = z.record(z.string(), z.string())
const ours = z.object({ dependencies: versions, devDependencies: versions })
const locked = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), resolved: z.string().optional(), integrity: z.string().optional() }),
  ),
})
const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
const { dependencies, devDependencies } = ours.parse(json('package.json'))
const { packages } = locked.parse(json('package-lock.json'))

describe('the packages that this program is made of', () => {
  it('are named by one version each, which is the one in the lock file', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
      expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version])
    }
  })

  it('come from the registry alone, each with the checksum of what is expected', () => {
    const others = Object.entries(packages).filter(([path]) => path !== '')
    expect(others.length).toBeGreaterThan(300)
    // Without a place of its own a package is taken from the registry, whichever one is configured.
    const foreign = others.filter(([, { resolved }]) => resolved !== undefined)
    const unchecked = others.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))
    expect([foreign, unchecked].map((list) => list.map(([path]) => path))).toEqual([[], []])
  })
})
