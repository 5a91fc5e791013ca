import { connect } from 'node:net'

/** What a server says to bytes on its socket, until it ends or an object of JSON did. */
export async function spoken(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setEncoding('utf8')
  socket.write(bytes)
  let told = ''
  for await (const part of socket) {
    told += String(part)
    if (told.includes('}')) socket.end()
  }
  return told
}
