import type { Configuration } from '#api/configuration.js'
import { secretOf } from '#api/configuration/secret.js'
import { fetchPolicy } from '#api/connectors/fetching/policy.js'
import { Remote } from '#api/connectors/fetching/remote.js'

/** What operators are told of without looking: a message to the webhook where there is one, beside the line in a log. */
export interface Notification {
  readonly event: 'export-failed' | 'export-rejected' | 'export-died' | 'source-stale' | 'source-fresh'
  /** The source it is about; null for all that are exported together. */
  readonly source: string | null
  readonly run: string | null
  readonly at: string
  /** A sentence for a person. It names no record and no value of one. */
  readonly message: string
}

const policy = { ...fetchPolicy(), attempts: 3, firstByte: 10_000, silence: 10_000 }

/**
 * Tell it. That a webhook cannot be reached stops nothing.
 *
 * @returns why the webhook was not told; null where it was, or there is none
 */
export async function notify(
  notification: Notification,
  { notifications, folder }: Configuration,
): Promise<string | null> {
  const { webhook } = notifications
  if (webhook === undefined) return null
  try {
    const address = webhook.startsWith('http') ? webhook : secretOf(webhook, 'notifications.webhook', folder)
    await send(new URL(address), notification)
    return null
  } catch (error) {
    return `the webhook was not told: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** The path of a webhook is often its secret: messages name the source `webhook` and no path. */
async function send(address: URL, notification: Notification): Promise<void> {
  const remote = new Remote({ base: address.origin, source: 'webhook', policy })
  try {
    const signal = AbortSignal.timeout(30_000)
    await remote.text({ method: 'POST', path: address.pathname + address.search, json: notification, signal })
  } catch (error) {
    const why = error instanceof Error ? error.message.replaceAll(address.pathname, '/…') : String(error)
    throw new Error(why, { cause: error })
  } finally {
    await remote.close()
  }
}
