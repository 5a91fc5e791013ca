import { errors } from 'undici'
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

const broke = 'the connection broke off'
const unreachable = 'check the address, and that it can be reached from this machine'

/** What became of a connection, in words: what the system tells by a code. */
const words: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', `the connection was refused: is the server running at this address?`],
  ['ECONNRESET', broke],
  ['EPIPE', broke],
  ['UND_ERR_SOCKET', broke],
  ['ERR_STREAM_PREMATURE_CLOSE', broke],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'the answer is not as long as it says'],
  ['UND_ERR_CONNECT_TIMEOUT', `no connection within the time allowed: ${unreachable}`],
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer within the time allowed'],
  ['UND_ERR_BODY_TIMEOUT', 'the answer stopped coming'],
  ['UND_ERR_ABORTED', 'the proxy did not connect: check HTTPS_PROXY, HTTP_PROXY and NO_PROXY'],
  ['ETIMEDOUT', `no answer within the time allowed: ${unreachable}`],
  ['ENOTFOUND', `no server has this name: ${unreachable}`],
  ['EAI_AGAIN', `the name of the server could not be looked up: ${unreachable}`],
  ['EHOSTUNREACH', `the server cannot be reached: ${unreachable}`],
  ['ENETUNREACH', `the network cannot be reached: ${unreachable}`],
])

/** Codes that begin alike. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:Z_|ERR__ERROR_FORMAT|ERR_BROTLI)/, 'the answer is packed and cannot be unpacked'],
  [/^(?:EPROTO|ERR_SSL)/, 'the server does not speak TLS as expected: is the address to begin with http:// ?'],
]

/** Certificates that are not trusted, and what to do; none of it passes by itself. */
const certificates: readonly (readonly [RegExp, string])[] = [
  [/^ERR_TLS_CERT_ALTNAME/, 'is for another name; check the address'],
  [/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)/, 'is not valid at this time; whoever runs the server must renew it'],
  [
    /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY))/,
    'is not trusted; if it should be, name the file with the certificate of the authority that signed it in NODE_EXTRA_CA_CERTS',
  ],
]

function codeOf(error: unknown): string | null {
  const own = errorCode(error)
  if (own !== null) return own
  return typeof error === 'object' && error !== null && 'cause' in error ? codeOf(error.cause) : null
}

const found = (list: readonly (readonly [RegExp, string])[], code: string): string | undefined =>
  list.find(([pattern]) => pattern.test(code))?.[1]

/** What to make of an error below HTTP: most may pass, a certificate that is not trusted does not. */
export function connectionFailure(what: string, error: unknown): Error {
  if (error instanceof Transient || error instanceof ConnectorError) return error
  // Without its cause, which holds what came.
  if (error instanceof errors.HTTPParserError) return new Transient(`${what}: what came is not HTTP`)
  const code = codeOf(error) ?? ''
  const certificate = found(certificates, code)
  if (certificate !== undefined) {
    return new ConnectorError(`${what}: the certificate of the server ${certificate} (${code})`)
  }
  const told = words.get(code) ?? found(families, code) ?? `the connection failed (${code || 'no reason is given'})`
  return new Transient(`${what}: ${told}`, null, { cause: error })
}
