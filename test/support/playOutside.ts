import type { BotRequest } from '../../schemas/wire.ts'
import { type Heard, playServer } from './playServer.ts'
import { signRequest } from './signRequest.ts'

/** Of the bot, and of those who deliver. */
const SECRET = 'a-secret-of-the-outside'
/** A delivery in so many is refused, an answer in so many is lost on its way. */
const REFUSED = 31
const UNANSWERED = 67
/** The bot takes its time, so that hosts die with calls under way. */
const THINKS_MS = 100
const LATER_MS = 500

/** The platform that messages are delivered to, and the bot, as they are: slow, away now and then, and some of their answers are lost. They remember what they were sent, and when. */
export async function playOutside() {
  const received: { readonly key: string; readonly at: number }[] = []
  const called: { readonly call: string; readonly at: number }[] = []
  const promised = new Set<string>()
  let delivered = 0

  function deliver({ headers }: Heard) {
    delivered += 1
    if (delivered % REFUSED === 0) return { status: 503 }
    received.push({ key: String(headers['idempotency-key']), at: Date.now() })
    return delivered % UNANSWERED === 0 ? null : { status: 204 }
  }

  /** By the name of the call, so that a call which is repeated comes to the same. */
  async function answer(request: BotRequest) {
    const { call, callbackUrl } = request
    // Nobody could answer there later.
    if (!URL.canParse(callbackUrl)) return { status: 400 }
    called.push({ call, at: Date.now() })
    const chance = [...call].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 10
    await new Promise((resolve) => setTimeout(resolve, THINKS_MS))
    if (chance === 0) return { status: 500 }
    if (chance <= 2) {
      promised.add(call)
      // The other one is never heard of again.
      if (chance === 1) setTimeout(() => void callBack(request), LATER_MS)
      return { status: 202 }
    }
    return { status: 200, body: { replies: [{ text: 'So it is.' }], ...(chance <= 6 ? { handback: {} } : {}) } }
  }
  async function callBack({ callbackUrl, call }: BotRequest): Promise<void> {
    const body = JSON.stringify({ id: call, replies: [{ text: 'I looked it up.' }], handback: {} })
    const signed = signRequest(SECRET, new URL(callbackUrl).pathname, body)
    const headers = { 'content-type': 'application/json', ...signed }
    // A host that has died does not answer: then the flow's own patience counts.
    const response = await fetch(callbackUrl, { method: 'POST', headers, body }).catch(() => null)
    await response?.arrayBuffer().catch(() => null)
  }

  const server = await playServer((heard) => (heard.path === '/deliver' ? deliver(heard) : answer(heard.body)))
  return {
    /** for a workspace: everything to this platform and this bot, which has so long for an answer */
    workspace: (flow: string, botTimeout: string) => ({
      channels: { web: { kind: 'web', flow, deliverTo: `${server.url}/deliver` } as const },
      bots: { faq: { kind: 'webhook', url: `${server.url}/bot`, secret: SECRET, timeout: botTimeout } as const },
    }),
    received: received as readonly (typeof received)[number][],
    called: called as readonly (typeof called)[number][],
    /** the calls that the bot said it will answer by callback */
    promised: promised as ReadonlySet<string>,
    close: server.close,
  }
}

export type Outside = Awaited<ReturnType<typeof playOutside>>
