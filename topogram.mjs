#!/usr/bin/env node
import { existsSync } from 'node:fs'

const cli = new URL('dist/api/cli.js', import.meta.url)

if (existsSync(cli)) {
  const { main } = await import(cli.href)
  await main()
} else {
  console.error('topogram is not built yet: run npm start, or npm run build first')
  process.exitCode = 1
}
