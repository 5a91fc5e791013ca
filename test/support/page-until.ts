/** Long, for machines that do other things, too: what holds at once is not waited for. */
const patience = 45_000
const pause = 50

/** Waits until an expectation holds; where it never does, it fails with the last reason. */
export async function until(expectation: () => Promise<void> | void): Promise<void> {
  const start = performance.now()
  for (;;) {
    try {
      await expectation()
      return
    } catch (reason) {
      if (performance.now() - start > patience) throw reason
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}
