import { freeText, type Expectation } from '#analytics/quality/identifying/expectation.js'
import { identifying } from '#analytics/quality/identifying/identifying.js'
import type { IdentifyingKind } from '#analytics/quality/identifying/kind.js'
import { remembered } from '../remembered.js'

const normal = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** What is looked for in texts, with those let through that a person has looked at. */
export class TextGuard {
  private readonly allowed: ReadonlySet<string>
  private readonly readers = new Map<string, (text: string) => Found>()

  constructor(allowedTexts: readonly string[]) {
    this.allowed = new Set(allowedTexts.map(normal))
  }

  /** What a text holds that could identify somebody, or null. Few texts come with many records: each is read once. */
  find(text: string, expected: Expectation = freeText): IdentifyingKind | null {
    return this.reader(expected)(text).kind
  }

  private reader(expected: Expectation): (text: string) => Found {
    const { numbers, dates, codes, credits, listed } = expected
    const key = [numbers, dates, codes, credits, listed].join()
    const known = this.readers.get(key)
    if (known) return known
    const made = remembered((text: string): Found => ({
      kind: this.isAllowed(text) ? null : identifying(text, expected),
    }))
    this.readers.set(key, made)
    return made
  }

  private isAllowed(text: string): boolean {
    return this.allowed.size > 0 && this.allowed.has(normal(text))
  }
}

interface Found {
  readonly kind: IdentifyingKind | null
}
