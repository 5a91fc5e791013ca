/** An Orthanc with its DICOMweb plugin. Plain Node. */
import { existsSync } from 'node:fs'
import { apt, findOrInstall } from './find-program.mjs'

const orthanc = {
  variable: 'TOPOGRAM_ORTHANC',
  names: ['Orthanc'],
  managers: [apt('orthanc', 'orthanc-dicomweb')],
  advice:
    'The tests against a real archive need Orthanc with its DICOMweb plugin (Debian: apt-get install orthanc ' +
    'orthanc-dicomweb), or TOPOGRAM_ORTHANC set to its path.',
}

const plugins = [
  '/usr/share/orthanc/plugins/libOrthancDicomWeb.so',
  '/usr/local/share/orthanc/plugins/libOrthancDicomWeb.so',
]

/** @returns the paths of Orthanc and its plugin, or why the tests against it are skipped */
export function findOrthanc() {
  try {
    const program = findOrInstall(orthanc)
    const plugin = plugins.find((path) => existsSync(path))
    return plugin ? { program, plugin } : { skipped: orthanc.advice }
  } catch (error) {
    return { skipped: error instanceof Error ? error.message : String(error) }
  }
}
