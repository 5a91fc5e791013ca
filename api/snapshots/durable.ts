import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What writing for good asks of a disk. It arrives as an argument where the order of it is to be seen. */
export interface Disk {
  /** Have the disk, not only the kernel, hold a file or the names in a folder. */
  sync(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
}

export const realDisk: Disk = {
  async sync(path) {
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  rename,
}

/** Give a finished file its name: from then on it is there whole, also after a power cut. */
export async function renameDurably(from: string, to: string, disk = realDisk): Promise<void> {
  await disk.sync(from)
  await disk.rename(from, to)
  await disk.sync(dirname(to))
}

/**
 * Write a small file so that a reader sees the old text or the new text, never half.
 *
 * @param mode who may read it; what the account gives new files where it is left out
 */
export async function writeDurably(path: string, text: string, disk = realDisk, mode = 0o666): Promise<void> {
  const beside = `${path}.new`
  const handle = await open(beside, 'w', mode)
  try {
    await handle.writeFile(text)
  } finally {
    await handle.close()
  }
  await renameDurably(beside, path, disk)
}
