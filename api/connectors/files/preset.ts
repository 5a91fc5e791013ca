import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import { ConnectorError } from '../connector.js'
import type { Mapping } from './mapping.js'
import { readMapping } from './read-mapping.js'

/** The package's folder: compiled code lies one folder deeper than its source, the presets do not move. */
function packageFolder(folder = import.meta.dirname): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('no package.json above the code')
  return packageFolder(parent)
}

/** A mapping that ships with the program, such as `midrc-cases`. @throws ConnectorError for one that does not */
export async function preset(name: string): Promise<Mapping> {
  const folder = join(packageFolder(), 'data', 'presets')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml'))
  const names = files.map((file) => file.slice(0, -'.yaml'.length))
  if (!names.includes(name)) {
    throw new ConnectorError(`preset: none is named "${name}"${suggestion(name, names)}; there are ${names.join(', ')}`)
  }
  return readMapping(join(folder, `${name}.yaml`))
}
