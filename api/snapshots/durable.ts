import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Have the disk, not only the kernel, hold a file or the names in a folder. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Give a finished file its name: from then on it is there whole, also after a power cut. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await sync(from)
  await rename(from, to)
  await sync(dirname(to))
}

/** Write a small file so that a reader sees the old text or the new text, never half. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const beside = `${path}.new`
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(text)
  } finally {
    await handle.close()
  }
  await renameDurably(beside, path)
}
