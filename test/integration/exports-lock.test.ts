import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import type { SchedulerRegistry } from '@nestjs/schedule'
import type { Configuration } from '#api/configuration.js'
import type { SourceSettings } from '#api/configuration/schema.js'
import { lockFile, lockForWriting, waitForLock, writerOf } from '#api/exports/lock.js'
import type { Launcher } from '#api/schedule/launcher.js'
import { Scheduler } from '#api/schedule/scheduler.js'
import type { Home } from '#api/snapshots/home.js'
import { removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

/** A file that nobody may write to, not even the superuser. */
const unwritable = '/proc/sys/kernel/version'
/** Skipped elsewhere: other systems have no such file, and their superuser may write to any. */
const onLinux = process.platform === 'linux' ? describe : describe.skip

function homeWithLock(name: string, target: string) {
  const home = temporaryHome()
  symlinkSync(target, join(home.path, name))
  return home
}

async function placeOfScheduler(home: Home) {
  const configuration = { sources: [] as readonly SourceSettings[] } as Configuration
  const unused = {} as Launcher & SchedulerRegistry
  const scheduler = new Scheduler(home, configuration, unused, unused)
  await scheduler.onApplicationBootstrap()
  const { place } = scheduler
  scheduler.onModuleDestroy()
  return place
}

onLinux('a lock file of another account', () => {
  const refusal = (path: string) => ({
    name: 'HomeError',
    message: `TOPOGRAM_HOME: cannot write to ${path} (EACCES); make it writable for this account`,
  })

  it('is told as what it is, and not as another export', () => {
    const home = homeWithLock('export.lock', unwritable)
    expect(() => lockForWriting(home)).toThrow(expect.objectContaining(refusal(home.lock)))
  })

  it('is not waited for', async () => {
    const home = homeWithLock('export.lock', unwritable)
    await expect(waitForLock(home, AbortSignal.timeout(3_000))).rejects.toMatchObject(refusal(home.lock))
  })

  it('does not keep anybody from reading', () => {
    expect(writerOf(homeWithLock('export.lock', unwritable))).toBeNull()
  })

  it('is no other server that starts the scheduled exports', async () => {
    const home = homeWithLock('schedule.lock', unwritable)
    expect(await placeOfScheduler(home)).toBe('nowhere')
  })
})

onLinux('a disk without room for the lock', () => {
  it('is told, and no file stays open', () => {
    const home = homeWithLock('export.lock', '/dev/full')
    const before = readdirSync('/proc/self/fd').length
    expect(() => lockFile(home.lock)).toThrow()
    expect(readdirSync('/proc/self/fd')).toHaveLength(before)
  })

  it('does not keep a server from starting', async () => {
    const home = homeWithLock('schedule.lock', '/dev/full')
    expect(await placeOfScheduler(home)).toBe('nowhere')
  })
})
