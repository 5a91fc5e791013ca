import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { errorCode } from '#api/error-code.js'

/** A secret that is not where its reference says. The secret itself is never in the message. */
export class SecretError extends Error {
  override readonly name = 'SecretError'
}

/**
 * The secret behind `env:NAME` or `file:PATH`.
 *
 * @param setting whose secret it is, for the message, such as `commons: credentials`
 * @param folder from which relative paths start
 */
export function secretOf(reference: string, setting: string, folder: string): string {
  const name = reference.slice(reference.indexOf(':') + 1)
  const secret = reference.startsWith('env:') ? process.env[name] : textOf(resolve(folder, name), reference, setting)
  if (secret === undefined || secret.trim() === '') {
    throw new SecretError(`${setting}: ${reference} is empty or not set; put the secret there`)
  }
  return secret.trim()
}

function textOf(path: string, reference: string, setting: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new SecretError(
      `${setting}: expected a file with the secret at ${path}, and it cannot be read (${errorCode(error) ?? 'unknown'})`,
      { cause: error },
    )
  }
}
