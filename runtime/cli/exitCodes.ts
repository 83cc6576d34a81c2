import type { AppErrorCode } from '../AppError.ts'

/** What the process ends with; printed by `usher --help`. Scripts may rely on it. */
export const EXIT_CODES = {
  ok: 0,
  problems: 1,
  usage: 2,
  unreadable: 3,
  unreachable: 4,
  internal: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES]

/** What each exit code means, in the order of the numbers. */
export const EXIT_CODE_MEANINGS: { readonly [name in keyof typeof EXIT_CODES]: string } = {
  ok: 'done',
  problems:
    'problems found: errors in the workspace, failed scenarios, files not in canonical form, a conflict, a publication refused, a database in which something does not hold',
  usage: 'the command was not understood',
  unreadable: 'the workspace or the environment cannot be read or written, or the token may not do this',
  unreachable: 'the host or the database cannot be reached',
  internal: 'a defect of Usher; DEBUG=1 shows where',
  interrupted: 'stopped by a second Ctrl+C, before what was under way had finished',
}

const BY_ERROR: { readonly [code in AppErrorCode]?: ExitCode } = {
  badRequest: EXIT_CODES.usage,
  notFound: EXIT_CODES.problems,
  conflict: EXIT_CODES.problems,
  unprocessable: EXIT_CODES.problems,
  unauthorized: EXIT_CODES.unreadable,
  forbidden: EXIT_CODES.unreadable,
  invalidWorkspace: EXIT_CODES.unreadable,
  missingConfiguration: EXIT_CODES.unreadable,
  unavailable: EXIT_CODES.unreachable,
}

/** The exit code for a command that ended with this error. */
export function exitCodeOf(code: AppErrorCode): ExitCode {
  return BY_ERROR[code] ?? EXIT_CODES.internal
}
