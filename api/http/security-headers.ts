import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** The one style that react-aria writes into a page: how a finger pans over what can be pressed. */
const styleOfReactAria = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/** Pages ask for nothing elsewhere, run no script that stands in them, and evaluate no text. */
const contentSecurityPolicy = (styles: string) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", styles],
    // A figure becomes a picture by way of an address of its own.
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

/** The page of the API comes with styles in it. It shows nothing that somebody wrote but we. */
const isDocumentation = (address: string): boolean => /^\/api\/docs(?:[/?]|$)/.test(address)

/** What a page could ask a browser for, and none of these does. */
const permissionsPolicy = [
  ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone'],
  ...['midi', 'payment', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** A browser that came by https comes back by https only, for a year. */
const strictTransportSecurity = 'max-age=31536000'

const headers = {
  contentSecurityPolicy: contentSecurityPolicy(styleOfReactAria),
  strictTransportSecurity: false,
  // The address of a page is the question; it is told to nobody else.
  referrerPolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
} as const

/** Have every answer, also a refusal, carry what keeps a browser from being turned against its reader. */
export async function sendSecurityHeaders(instance: FastifyInstance): Promise<void> {
  await instance.register(helmet, headers)
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.header('Permissions-Policy', permissionsPolicy)
    if (request.protocol === 'https') void reply.header('Strict-Transport-Security', strictTransportSecurity)
    if (isDocumentation(request.url)) {
      void reply.helmet({ ...headers, contentSecurityPolicy: contentSecurityPolicy("'unsafe-inline'") })
    }
    done()
  })
}
