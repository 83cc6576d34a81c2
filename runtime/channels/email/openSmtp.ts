import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { EmailChannel } from '../../../schemas/resources.ts'
import type { Dialing } from '../../egress/createEgress.ts'
import { EgressError } from '../../egress/EgressError.ts'
import type { Failure } from '../Adapter.ts'
import { classify } from './classify.ts'

const BEGIN_MS = 20_000
/** Servers scan a letter before they take it. */
const SILENCE_MS = 45_000
/** However slowly it speaks. */
const WHOLE_MS = 60_000

type Server = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly tls: 'first' | 'later' | 'never'
}

/**
 * The server of a channel: `smtps://user:password@host:465` speaks TLS from the first byte, `smtp://…:587` from STARTTLS on, and with `?tls=never` not at all, as relays in one's own network do. Null: it
 * is no such address.
 */
export function serverOf({ smtpUrl = '' }: EmailChannel): Server | null {
  const url = URL.parse(smtpUrl)
  if (url === null || url.hostname === '' || !/^smtps?:$/.test(url.protocol)) return null
  const isFirst = url.protocol === 'smtps:'
  const { searchParams, hostname, port } = url
  try {
    return {
      host: hostname.replaceAll(/^\[|\]$/g, ''),
      port: port === '' ? (isFirst ? 465 : 587) : Number(port),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      tls: isFirst ? 'first' : searchParams.get('tls') === 'never' ? 'never' : 'later',
    }
  } catch {
    return null
  }
}

/** A conversation with a server that knows us: each step resolves with what it replied, and rejects when it refuses or is gone. */
export type Smtp = {
  readonly connection: SMTPConnection
  readonly step: <R>(run: Run<R>) => Promise<R | undefined>
}
type Run<R> = (done: (error: Error | null | undefined, result?: R) => void) => void

/** Speaks with the channel's server, which may be a public one or one that is allowed. Gives what `speak` gives, or why it came to nothing; `isDoubtful` says whether a letter may have been taken by then. */
export async function openSmtp<T>(
  settings: EmailChannel,
  egress: Dialing,
  speak: (smtp: Smtp) => Promise<T>,
  isDoubtful: () => boolean = () => false,
): Promise<T | Failure> {
  const server = serverOf(settings)
  if (server === null) return { class: 'auth', code: 'smtpUrl is no address of a mail server' }
  const { host, port, user, password, tls } = server
  let connection: SMTPConnection | null = null
  let timer: NodeJS.Timeout | undefined
  try {
    const open = new SMTPConnection({
      host,
      port,
      secure: tls === 'first',
      requireTLS: tls === 'later',
      ignoreTLS: tls === 'never',
      connection: await egress.connect({ host, port }),
      connectionTimeout: BEGIN_MS,
      greetingTimeout: BEGIN_MS,
      socketTimeout: SILENCE_MS,
      maxResponseSize: 65_536,
    })
    connection = open
    const gone = new Promise<never>((_, reject) => {
      open.on('error', reject)
      open.on('end', () => reject(new Error('The server has closed the connection.')))
      timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), WHOLE_MS)
    })
    gone.catch(() => {}) // after the last step nobody waits for it
    const step: Smtp['step'] = <R>(run: Run<R>) =>
      Promise.race([
        gone,
        new Promise<R | undefined>((resolve, reject) =>
          run((error, result) => (error ? reject(error) : resolve(result))),
        ),
      ])
    await step<void>((done) => open.connect(done))
    if (user !== '') await step<boolean>((done) => open.login({ user, pass: password }, done))
    return await speak({ connection: open, step })
  } catch (error) {
    return failureOf(error, isDoubtful())
  } finally {
    clearTimeout(timer)
    connection?.close()
  }
}

/** Nothing of the error's text is told: it may repeat what was sent. */
function failureOf(error: unknown, isDoubtful: boolean): Failure {
  if (error instanceof EgressError) {
    const { reason } = error
    return { class: reason === 'timeout' || reason === 'unreachable' ? 'retry' : 'final', code: reason }
  }
  const { code, command, responseCode, response } = error as {
    readonly code?: string
    readonly command?: string
    readonly responseCode?: number
    readonly response?: string
  }
  if (code === 'ETLS') return { class: 'retry', code: 'tls' }
  if (responseCode !== undefined && responseCode >= 400) {
    const answer = classify({ status: responseCode, headers: { command: command ?? '' }, body: response ?? '' })
    if (answer.class !== 'ok') return answer
  }
  const reason = code === 'ETIMEDOUT' ? 'timeout' : 'unreachable'
  if (isDoubtful) return { class: 'unknown', code: reason }
  if (code === 'EAUTH') return { class: 'auth', code: 'login' }
  if (code === 'EENVELOPE') return { class: 'invalidRecipient', code: 'address' }
  if (code === 'EMESSAGE') return { class: 'content', code: 'size' }
  return { class: 'retry', code: reason }
}
