import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const named = /^topogram-idc-(\d+)-/

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A temporary folder of this process. Those that processes left when they were killed are removed. */
export async function ownFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = named.exec(name) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) await removeOwn(join(tmpdir(), name)).catch(() => undefined)
  }
  return mkdtemp(join(tmpdir(), `topogram-idc-${process.pid}-`))
}

export const removeOwn = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
