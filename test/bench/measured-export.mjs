/** An export in a process of its own; what it took goes to standard output as JSON. Arguments as `topogram export`. */
const startedAt = performance.now()
const { main } = await import('../../dist/api/cli.js')
// With all that is loaded, before anything is read.
const idleMegabytes = process.memoryUsage.rss() / 1e6
await main(['export', ...process.argv.slice(2)])
const seconds = (performance.now() - startedAt) / 1000
process.on('exit', () => {
  // ru_maxrss is in kilobytes.
  const peakMegabytes = process.resourceUsage().maxRSS / 1000
  process.stdout.write(`\n${JSON.stringify({ seconds, peakMegabytes, idleMegabytes })}\n`)
})
