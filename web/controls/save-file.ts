/** Give a file to the reader, as a download of the browser. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read by the next turn; revoked at once, Safari would save nothing.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
