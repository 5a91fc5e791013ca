import { filesIn } from './temporary-home.js'

/** A text as UTF-8 and as UTF-16 in both orders of bytes, in the spelling it has and in capitals. */
function writings(text: string): readonly Buffer[] {
  return [text, text.toUpperCase(), text.toLowerCase()].flatMap((spelling) => {
    const wide = Buffer.from(spelling, 'utf16le')
    return [Buffer.from(spelling), wide, Buffer.from(wide).swap16()]
  })
}

/** Where any of these texts is found: in files of a folder, by their paths, and in what was said. */
export function tracesOf(texts: readonly string[], folder: string, said: string): readonly string[] {
  const wanted = texts.flatMap((text) => writings(text).map((bytes) => ({ text, bytes })))
  const all = [...filesIn(folder), { path: 'what was said', bytes: Buffer.from(said) }]
  return all.flatMap(({ path, bytes: held }) => [
    ...wanted.filter(({ bytes }) => held.includes(bytes)).map(({ text }) => `${text} in ${path}`),
    ...texts.filter((text) => path.includes(text)).map((text) => `${text} in the name ${path}`),
  ])
}
