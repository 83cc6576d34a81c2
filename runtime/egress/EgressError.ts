/** Why a call had no answer. `badResponse`: what came back is not plain HTTP, breaks off, or is compressed though we asked for none. */
export type EgressReason =
  | 'refusedAddress'
  | 'timeout'
  | 'tooLarge'
  | 'unreachable'
  | 'badUrl'
  | 'tooManyRedirects'
  | 'badResponse'

/** A call that came to nothing. The message names at most the host: neither path, header nor body, for those may hold secrets or a customer's words. */
export class EgressError extends Error {
  readonly reason: EgressReason
  /** whether anything may have reached the other side; false only when no connection came about */
  readonly wasSent: boolean
  /** the HTTP status, when it had come before the call broke off */
  readonly status: number | null
  constructor(
    reason: EgressReason,
    message: string,
    more: { readonly wasSent?: boolean; readonly status?: number | null; readonly cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'EgressError'
    this.reason = reason
    this.wasSent = more.wasSent ?? true
    this.status = more.status ?? null
  }
}
