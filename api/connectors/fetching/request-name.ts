import { discreet } from '../shape.js'

/**
 * What to call a request in messages: source, method, path and the names of its parameters. Values never, nor a part
 * of the path that could be somebody's, such as the UID of a study.
 *
 * @example requestName('pacs', 'GET', new URL('http://h/studies/1.2.840.1/series?limit=5')) // 'pacs: GET /studies/…/series?limit'
 */
export function requestName(source: string, method: string, { pathname, searchParams }: URL): string {
  const path = pathname
    .split('/')
    .map((part) => (discreet(part, []) === part && !part.includes('%') ? part : '…'))
    .join('/')
  const names = [...new Set(searchParams.keys())]
  return `${source}: ${method} ${path}${names.length === 0 ? '' : `?${names.join('&')}`}`
}
