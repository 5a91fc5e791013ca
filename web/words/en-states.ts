/** What a reader is told where there is no figure yet, or none any more. */
export const states = {
  loading: 'Loading',
  retry: 'Try again',
  firstExport: {
    title: 'The first export is running',
    text: 'There is no snapshot yet. This page looks again every few seconds and fills by itself when one is published.',
  },
  unreachable: {
    title: 'The server is not reached',
    text: 'Check that it runs and that you are connected. It is asked again every few seconds.',
  },
  failed: {
    title: 'This could not be loaded',
    stands: 'The figure shows the last good answer.',
    request: (id: string) => `Request ${id}`,
  },
  refused: { title: 'This question has no answer' },
  allowed: (values: readonly string[], most: number) =>
    values.length <= most
      ? `(it may be: ${values.join(', ')})`
      : `(it may be: ${values.slice(0, most).join(', ')} and ${values.length - most} more)`,
  crashed: {
    title: 'This part of the page failed',
    text: 'The rest stands. Reload the page to try again; if it fails again, tell who runs this server.',
    reload: 'Reload the page',
  },
}
