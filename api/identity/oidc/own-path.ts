const own = 'http://own.invalid'

/**
 * Where on this server a text leads, or its root: what comes from an address must never lead to another one.
 *
 * Judged as a browser resolves it, which takes `\` for `/` and drops tabs, and once more after: `/.//elsewhere` is a path
 * here, and becomes `//elsewhere`, which is not.
 *
 * CWE-601.
 *
 * @example ownPath('//elsewhere.example/explore') // '/'
 */
export function ownPath(text: string): string {
  if (!URL.canParse(text, own)) return '/'
  const { origin, pathname, search, hash } = new URL(text, own)
  const isOwn = text.startsWith('/') && origin === own && !pathname.startsWith('//')
  return isOwn && !/^\/(?:auth|api)\//.test(pathname) ? `${pathname}${search}${hash}` : '/'
}
