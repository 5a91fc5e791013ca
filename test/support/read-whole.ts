import type { Connector, Page } from '#api/connectors/connector.js'

/** All that a source gives, as staging keeps it: without what came in vain. */
export async function readWhole(connector: Connector, signal = new AbortController().signal) {
  let kept: Page[] = []
  let open: Page[] = []
  for await (const page of connector.read(signal)) {
    if (page.forget === true) open = []
    open.push(page)
    if (page.resumable === true) [kept, open] = [[...kept, ...open], []]
  }
  const pages = [...kept, ...open]
  return {
    records: pages.flatMap(({ records }) => records),
    refusals: pages.flatMap(({ refusals }) => refusals),
    observations: pages.flatMap(({ observations }) => observations),
  }
}
