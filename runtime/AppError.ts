/** One table of codes with their HTTP status; thrown anywhere, caught once per edge. */
export const APP_ERRORS = {
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  payloadTooLarge: 413,
  unsupportedMediaType: 415,
  unprocessable: 422,
  tooManyRequests: 429,
  internal: 500,
  notImplemented: 501,
  unavailable: 503,
  /** a workspace that cannot be read or has errors */
  invalidWorkspace: 422,
  /** the environment lacks what the workspace or the host needs */
  missingConfiguration: 500,
} as const

export type AppErrorCode = keyof typeof APP_ERRORS

export type AppErrorDetails = {
  /** one sentence for the reader, without secrets or a customer's text */
  readonly detail: string
  /** JSON pointer of what is wrong in the request */
  readonly pointer?: string
  /** seconds to wait before the same is asked again */
  readonly retryAfter?: number
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
}

/** I/O and our own bugs. Problems in an author's content are `Issue`s instead. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly details: AppErrorDetails
  constructor(code: AppErrorCode, details: AppErrorDetails, options?: { readonly cause?: unknown }) {
    super(details.detail, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
