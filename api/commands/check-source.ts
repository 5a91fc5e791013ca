import { checkSource } from '#api/connectors/check-source.js'
import { ofSource } from '#api/connectors/of-source.js'
import { renderReport } from '#api/connectors/render-report.js'
import { connectorOf, sourceNamed } from '#api/exports/connectors.js'
import { readConfiguration } from '#api/configuration.js'
import { environment } from '#api/environment.js'

/** `topogram check-source`: reads only, so it asks for no home. */
export async function checkSourceCommand(name: string, signal: AbortSignal): Promise<void> {
  const configuration = readConfiguration(environment(process.env, process.cwd()))
  const source = sourceNamed(name, configuration)
  const report = await ofSource(name, async () =>
    checkSource(await connectorOf(source, configuration.folder), signal, configuration.exports.allowedTexts),
  )
  process.stdout.write(`${renderReport(report)}\n`)
}
