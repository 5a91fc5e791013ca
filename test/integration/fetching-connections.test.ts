import { once } from 'node:events'
import { createServer } from 'node:https'
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { afterEach, describe, expect, it } from '@jest/globals'
import { offered } from '#api/connectors/gen3/offered.js'
import { answer, answerJson, bodyOf } from '../emulators/server.js'
import { selfSigned } from '../emulators/self-signed.js'
import { closeAll, givesRecords, hasty, records, remote, server, signal } from '../support/remote.js'

const environment = { ...process.env }
afterEach(async () => {
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy', 'NODE_TLS_REJECT_UNAUTHORIZED']) {
    if (environment[name] === undefined) Reflect.deleteProperty(process.env, name)
  }
  await closeAll()
})

const once401 = { ...hasty, attempts: 1 }

describe('who asks', () => {
  it('is renewed once when it is refused', async () => {
    const { url } = await server(({ headers }, response) =>
      headers.authorization === 'Bearer new' ? answerJson(response, 'in') : answer(response, 401, 'text/plain', ''),
    )
    const asked: boolean[] = []
    const authorise = (isRefused: boolean) => {
      asked.push(isRefused)
      return Promise.resolve({ authorization: isRefused ? 'Bearer new' : 'Bearer old' })
    }
    expect((await remote(url, { authorise }).json({ path: 'x', signal })).value).toBe('in')
    expect(asked).toEqual([false, true])
  })

  it('is told when it stays refused, without the token', async () => {
    const { url } = await server((_, response) => answer(response, 403, 'text/plain', 'Bearer secret'))
    const authorise = () => Promise.resolve({ authorization: 'Bearer secret' })
    const client = remote(url, { authorise })
    await expect(client.json({ path: 'x', signal })).rejects.toThrow(
      /^commons: GET \/x: the server answered 403: it does not accept who asks; check the credentials of commons$/,
    )
    expect(client.requests).toBe(2)
  })
})

describe('an answer that is a page and not JSON', () => {
  it('leaves the only connection to the next request', async () => {
    const { url } = await server(({ url: path }, response) =>
      path === '/page' ? answer(response, 200, 'text/html', 'x'.repeat(1_000_000)) : answerJson(response, 'here'),
    )
    const client = remote(url, { policy: { ...hasty, concurrency: 1 } })
    await expect(offered(client, { path: 'page', signal }, [404])).rejects.toThrow('got an HTML page')
    expect((await client.json({ path: 'x', signal })).value).toBe('here')
  })
})

describe('redirects', () => {
  it('are followed within the server, and not to another one', async () => {
    let reached = 0
    const other = await server((_, response) => answerJson(response, (reached += 1)))
    const { url } = await server(({ url: path }, response) => {
      if (path === '/new') answerJson(response, 'here')
      else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end()
      else if (path === '/nowhere') response.writeHead(302, { location: 'http://[' }).end()
      else response.writeHead(302, { location: path === '/out' ? `${other.url}/x` : '/new' }).end()
    })
    expect((await remote(url).json({ path: 'old', signal })).value).toBe('here')
    await expect(remote(url).json({ path: 'out', signal })).rejects.toThrow(
      /^commons: GET \/out: the server sends on to 127\.0\.0\.1:\d+; redirects to another host are not followed/,
    )
    await expect(remote(url).json({ path: 'loop', signal })).rejects.toThrow('sends on more than 5 times')
    await expect(remote(url).json({ path: 'nowhere', signal })).rejects.toThrow('sends on to what is no address')
    await expect(remote(url).json({ path: `${other.url}/x`, signal })).rejects.toThrow(
      'is not the server of this source',
    )
    expect(reached).toBe(0)
  })

  it('keep a question as it was, save by 303', async () => {
    const { url } = await server((request, response) => {
      const { url: path = '', method = '' } = request
      if (path !== '/end') response.writeHead(Number(path.slice(1)), { location: '/end' }).end()
      else void bodyOf(request).then((body) => answerJson(response, `${method} ${body}`))
    })
    const endOf = async (status: number) =>
      (await remote(url).json({ method: 'POST', path: String(status), json: { q: 1 }, signal })).value
    for (const status of [301, 302, 307, 308]) expect(await endOf(status)).toBe('POST {"q":1}')
    expect(await endOf(303)).toBe('GET ')
  })
})

describe('an address', () => {
  it.each([
    ['http://me:secret@127.0.0.1/', 'the address holds a user name or password; give them by their own settings'],
    ['ftp://127.0.0.1/', 'expected an address that begins with https:// or http://, got ftp:'],
    ['data.midrc.org', 'expected an address such as https://host, got another'],
  ])('%s is not asked', (address, message) => {
    expect(() => remote(address)).toThrow(`commons: ${message}`)
  })

  it('where nobody listens is told', async () => {
    const stopped = await server(givesRecords)
    await stopped.stop()
    await expect(remote(stopped.url).json({ path: 'x', signal })).rejects.toThrow(
      'commons: GET /x: the connection was refused: is the server running at this address?; tried 6 times',
    )
  })

  it('where something else than HTTP is spoken is told', async () => {
    const tcp = createTcpServer((socket) => socket.on('error', () => undefined).end('220 mail\r\n')).listen(
      0,
      '127.0.0.1',
    )
    await once(tcp, 'listening')
    const { port } = tcp.address() as AddressInfo
    await expect(remote(`http://127.0.0.1:${port}`).json({ path: 'x', signal })).rejects.toThrow('is not HTTP; tried')
    tcp.close()
  })

  it('that is spoken to by TLS and does not speak it is told', async () => {
    const { url } = await server(givesRecords)
    const client = remote(url.replace('http:', 'https:'), { policy: once401 })
    await expect(client.json({ path: 'x', signal })).rejects.toThrow('does not speak TLS as expected')
  })
})

describe('a certificate that nobody trusts', () => {
  it('is refused at once, whatever the environment says of TLS', async () => {
    const https = createServer(selfSigned, givesRecords).listen(0, '127.0.0.1')
    await once(https, 'listening')
    const { port } = https.address() as AddressInfo
    for (const setting of ['1', '0']) {
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = setting
      const client = remote(`https://127.0.0.1:${port}`)
      await expect(client.json({ path: 'x', signal })).rejects.toThrow(
        /^commons: GET \/x: the certificate of the server is not trusted; .* NODE_EXTRA_CA_CERTS \(DEPTH_ZERO_SELF_SIGNED_CERT\)$/,
      )
      expect(client.requests).toBe(1)
    }
    https.closeAllConnections()
    https.close()
  })
})

describe('a proxy', () => {
  it('named by the environment connects to what is not on this machine', async () => {
    const { url } = await server(givesRecords)
    const through: string[] = []
    const proxy = createHttpServer()
    proxy.on('connect', ({ url: to = '' }, socket) => {
      through.push(to)
      if (to.startsWith('closed')) return void socket.end('HTTP/1.1 407 No\r\n\r\n')
      const target = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        target.pipe(socket).pipe(target)
      })
      socket.on('error', () => target.destroy())
      target.on('error', () => socket.destroy())
    })
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    process.env['http_proxy'] = `http://me:secret@127.0.0.1:${(proxy.address() as AddressInfo).port}`
    expect((await remote('http://repository.test').json({ path: 'x', signal })).value).toEqual(records)
    expect((await remote(url).json({ path: 'x', signal })).value).toEqual(records)
    expect(through).toEqual(['repository.test:80'])
    await expect(remote('http://closed.test').json({ path: 'x', signal })).rejects.toThrow(
      'commons: GET /x: the proxy did not connect: check HTTPS_PROXY, HTTP_PROXY and NO_PROXY; tried 6 times',
    )
    proxy.close()
  })

  it('without an address is told, without its password', () => {
    process.env['http_proxy'] = 'http://me:secret@:99999'
    expect(() => remote('http://repository.test')).toThrow(
      /^commons: HTTPS_PROXY or HTTP_PROXY is set to something that is not an address$/,
    )
  })
})
