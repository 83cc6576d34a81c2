import type { Email } from 'postal-mime'

/** Header lines of a letter, by name in lower case. */
export type HeaderOf = (name: string) => string | null

/** The first line of each name. */
export function headersOf({ headers }: Pick<Email, 'headers'>): HeaderOf {
  return (name) => headers.find(({ key }) => key === name)?.value.trim() ?? null
}

/** Who never reads what is answered. */
const NOBODY = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+@]|$)/

/**
 * Why a letter was written by no person, or to many; null when nothing says so. Such a letter is never answered (RFC 3834): two machines would go on for ever.
 */
export function automaticBecause(header: HeaderOf, from: string): string | null {
  const submitted =
    header('auto-submitted')
      ?.split(/[;\s(]/)[0]
      ?.toLowerCase() ?? 'no'
  if (submitted !== 'no' && submitted !== '') return `Auto-Submitted: ${submitted.slice(0, 40)}`
  const precedence = header('precedence')?.toLowerCase() ?? ''
  if (/^(?:bulk|junk|list|auto_reply)\b/.test(precedence)) return `Precedence: ${precedence.slice(0, 40)}`
  const listed = LISTS.find((name) => header(name) !== null)
  if (listed !== undefined) return listed
  // Exchange asks so for what it and its rules send.
  if (/\b(?:all|oof|autoreply)\b/i.test(header('x-auto-response-suppress') ?? '')) return 'X-Auto-Response-Suppress'
  const marked = MARKS.find((name) => !/^(?:no|false)?$/i.test(header(name) ?? ''))
  if (marked !== undefined) return marked
  if (/^<\s*>$/.test(header('return-path') ?? '')) return 'Return-Path: <>'
  return NOBODY.test(from) ? 'nobody reads what is answered' : null
}

const LISTS = ['list-id', 'list-unsubscribe', 'list-post', 'x-mailing-list']
const MARKS = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-failed-recipients', 'x-loop']
