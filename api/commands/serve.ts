import { errorCode } from '#api/error-code.js'
import { serve, type RunningServer } from '#api/main.js'
import { currentId } from '#api/snapshots/shelf.js'
import { exportCommand } from './export.js'
import { installation, type Installation } from './installation.js'

export interface ServeFlags {
  readonly host?: string
  readonly port?: string
  readonly firstExport?: boolean
}

/** `topogram serve`: until interrupted, then answers what was asked and ends well. */
export async function serveCommand(
  { host, port, firstExport = false }: ServeFlags,
  signal: AbortSignal,
): Promise<void> {
  const installed = installation({ HOST: host, PORT: port })
  const isEmpty = (await currentId(installed.home)) === null
  if (isEmpty && firstExport) await exportCommand({}, signal)
  const server = await listen(installed)
  if (isEmpty && !firstExport) {
    process.stderr.write('no snapshot has been published yet; run topogram export in another terminal\n')
  }
  process.stderr.write(`Topogram is at ${server.url} (Ctrl-C stops it)\n`)
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  process.stderr.write('stopping\n')
  await server.close()
}

async function listen({ environment: { host, port }, home, policies }: Installation): Promise<RunningServer> {
  try {
    return await serve({ home, policies, host, port })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EADDRINUSE') {
      throw new BadPort(`PORT: ${port} on ${host} is taken; stop the other program or set PORT to a free one`, {
        cause: error,
      })
    }
    if (code === 'EACCES') throw new BadPort(`PORT: not allowed to listen on ${port}; set PORT to 1024 or higher`)
    throw error
  }
}

/** A port that cannot be listened on. */
class BadPort extends Error {
  override readonly name = 'BadPort'
}
