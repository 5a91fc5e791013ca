/** An RFC 9457 problem. `errors` names each field of a bad question with what it may be. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly FieldError[]
  readonly requestId?: string
}

export interface FieldError {
  readonly field: string
  readonly message: string
  readonly allowed?: readonly string[]
}
