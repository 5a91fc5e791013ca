import { errorCode } from '#api/error-code.js'
import { ConnectorError } from '../connector.js'

/** A request that failed in a way that may pass: it is tried again. */
export class Transient extends Error {
  override readonly name = 'Transient'
  constructor(
    message: string,
    readonly retryAfter: number | null = null,
    options: ErrorOptions = {},
  ) {
    super(message, options)
  }
}

const certificate = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS)/

/** What became of a connection, in words: what the system tells by a code. */
const words: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection broke off'],
  ['EPIPE', 'the connection broke off'],
  ['UND_ERR_SOCKET', 'the connection broke off'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'the answer is not as long as it says'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection within the time allowed'],
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer within the time allowed'],
  ['UND_ERR_BODY_TIMEOUT', 'the answer stopped coming'],
  ['ETIMEDOUT', 'no answer within the time allowed'],
  ['ENOTFOUND', 'no server has this name'],
  ['EAI_AGAIN', 'the name of the server could not be looked up'],
  ['EHOSTUNREACH', 'the server cannot be reached'],
  ['ENETUNREACH', 'the network cannot be reached'],
])

function codeOf(error: unknown): string | null {
  const own = errorCode(error)
  if (own !== null) return own
  return typeof error === 'object' && error !== null && 'cause' in error ? codeOf(error.cause) : null
}

/** What to make of an error below HTTP: most may pass, a certificate that is not trusted does not. */
export function connectionFailure(what: string, error: unknown): Error {
  if (error instanceof Transient || error instanceof ConnectorError) return error
  const code = codeOf(error)
  if (code !== null && certificate.test(code)) {
    return new ConnectorError(
      `${what}: the certificate of the server is not trusted (${code}); name the authority that signed it by ` +
        'NODE_EXTRA_CA_CERTS',
    )
  }
  const zlib = code?.startsWith('Z_') ? 'the answer is packed and cannot be unpacked' : undefined
  const told = zlib ?? words.get(code ?? '') ?? `the connection failed (${code ?? 'no reason is given'})`
  return new Transient(`${what}: ${told}`, null, { cause: error })
}
