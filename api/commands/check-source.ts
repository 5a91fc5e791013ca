import { checkSource } from '#api/connectors/check-source.js'
import { renderReport } from '#api/connectors/render-report.js'
import { connectorOf, sourceNamed } from '#api/exports/connectors.js'
import { readConfiguration } from '#api/configuration.js'
import { environment } from '#api/environment.js'

/** `topogram check-source`: reads only, so it asks for no home. */
export async function checkSourceCommand(name: string, signal: AbortSignal): Promise<void> {
  const configuration = readConfiguration(environment(process.env, process.cwd()))
  const connector = await connectorOf(sourceNamed(name, configuration), configuration.folder)
  process.stdout.write(`${renderReport(await checkSource(connector, signal, configuration.exports.allowedTexts))}\n`)
}
