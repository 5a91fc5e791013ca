import { parseSetCookie } from 'cookie'

/** Asks as a browser does: keeps the cookies of each host, and follows nothing by itself. */
export class CookieJar {
  readonly cookies = new Map<string, string>()

  async ask(url: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}) {
    const host = new URL(url).host
    const own = [...this.cookies].filter(([name]) => name.startsWith(`${host} `))
    const cookie = own.map(([name, value]) => `${name.slice(host.length + 1)}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) this.keep(host, line)
    return response
  }

  /** Where it ends after all redirects, or the first address that begins with one of these. */
  async follow(from: string, ...until: readonly string[]): Promise<{ readonly url: string; readonly status: number }> {
    let url = from
    for (let step = 0; step < 20; step += 1) {
      if (until.some((start) => url.startsWith(start))) return { url, status: 0 }
      const response = await this.ask(url)
      const to = response.headers.get('location')
      if (to === null) return { url, status: response.status }
      url = new URL(to, url).href
    }
    throw new Error(`redirected without end, at last to ${url}`)
  }

  private keep(host: string, line: string): void {
    const { name, value, maxAge } = parseSetCookie(line)
    if (maxAge === 0 || value === undefined || value === '') this.cookies.delete(`${host} ${name}`)
    else this.cookies.set(`${host} ${name}`, value)
  }
}
