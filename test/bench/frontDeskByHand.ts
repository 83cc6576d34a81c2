import { assign, initialTransition, setup, transition } from 'xstate'
import { type CompiledSchedule, compileSchedule } from '../../runtime/engine/schedule/compileSchedule.ts'
import { scheduleAt } from '../../runtime/engine/schedule/scheduleAt.ts'
import type { Schedule } from '../../schemas/resources.ts'

/*
 * front-desk as a developer would write it with XState alone: one state a step, guards for the hours and the words, texts as functions,
 * and the pure `transition()`. It does what Usher does for the same message, without trace, typos, limits and fallback. The hours are
 * asked of Usher's own schedule, so that both pay the same for them.
 */

type Language = 'en' | 'it' | 'zh'
type Context = {
  readonly now: number
  readonly text: string
  readonly name: string
  readonly language: Language
  readonly attempts: number
}
type Message = { readonly type: 'message'; readonly text: string; readonly now: number }
type Kept = { readonly value: string; readonly context: Context }

const HELLO = {
  en: (name: string) => `Hello ${name || 'there'}, this is Harbour Telecom.`,
  it: (name: string) => `Ciao${name && ` ${name}`}, qui Harbour Telecom.`,
  zh: (name: string) => `您好${name && `，${name}`}，这里是海港电信。`,
}
const AWAY = {
  en: 'Our team is away just now.',
  it: 'In questo momento non siamo in servizio.',
  zh: '我们现在不在线。',
}
const MENU = {
  en: 'What is it about?\n1. A bill or a refund\n2. Something does not work\n3. A new contract or an upgrade\n4. Something else',
  it: 'Di che cosa si tratta?\n1. Bollette e rimborsi\n2. Qualcosa non funziona\n3. Nuovi contratti e offerte\n4. Altro',
  zh: '请问您想咨询什么？\n1. 账单与退款\n2. 网络或设备故障\n3. 办理或升级套餐\n4. 其他问题',
}
const BILLING =
  /\b(?:refund\w*|invoice\w*|bills?|billing|charged twice|pay my bill|rimbors\w*|fattur[ae]|bollett[ae]|addebito)\b|退款|发票|账单|扣费/u
const TECHNICAL =
  /\b(?:no signal|internet is down|not working|router|outage|non funziona|connessione|non va internet|modem|guasto)\b|没有信号|上不了网|断网|路由器|故障/u
const SALES =
  /\b(?:new contract|upgrade|prices?|offers?|buy|nuovo contratto|preventivo|offert[ae]|prezz[oi]|comprare)\b|办理套餐|套餐|价格|优惠|购买/u
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const picks = (option: number, words: RegExp) => (text: string) => text.trim() === String(option) || words.test(text)
const OPTIONS = [
  picks(1, /\b(?:bills?|invoice\w*|refund\w*|money|bollett[ae]|fattur\w*|rimbors\w*|soldi)\b|账单|发票|退款/u),
  picks(2, /\b(?:broken|fault|not working|no signal|rotto|guasto|non funziona)\b|故障|坏了|没有信号/u),
  picks(3, /\b(?:contract|upgrade|price\w*|contratto|offert\w*|prezz\w*)\b|套餐|价格/u),
  picks(4, /\b(?:agent|a person|operatore|una persona)\b|人工|客服/u),
]

/** `begin` takes the first message of a conversation, `go` a later one; both give the state to keep and the actions as data. */
export function createFrontDeskByHand(schedule: Schedule) {
  const hours: CompiledSchedule = compileSchedule(schedule)
  const machine = setup({
    types: { context: {} as Context, events: {} as Message, input: {} as Context },
    actions: {
      send: (_, _params: { text: string }) => {},
      enqueue: (_, _params: { queue: string; skills: readonly string[]; priority: number }) => {},
    },
    guards: {
      isOpen: ({ context }) => scheduleAt(hours, context.now).verdict === 'open',
      says: ({ context }, { words }: { words: RegExp }) => words.test(context.text),
      chooses: ({ event }, { option }: { option: number }) => OPTIONS[option]?.(plain(event.text)) ?? false,
      isLast: ({ context }) => context.attempts >= 2,
    },
    delays: { silence: 3_600_000 },
  }).createMachine({
    context: ({ input }) => input,
    initial: 'welcome',
    states: {
      welcome: {
        entry: { type: 'send', params: ({ context }) => ({ text: HELLO[context.language](context.name) }) },
        always: 'hours',
      },
      hours: { always: [{ guard: 'isOpen', target: 'topic' }, { target: 'away' }] },
      away: {
        entry: { type: 'send', params: ({ context }) => ({ text: AWAY[context.language] }) },
        always: 'topic',
      },
      topic: {
        always: [
          { guard: { type: 'says', params: { words: BILLING } }, target: 'billing' },
          { guard: { type: 'says', params: { words: TECHNICAL } }, target: 'technical' },
          { guard: { type: 'says', params: { words: SALES } }, target: 'sales' },
          { target: 'menu' },
        ],
      },
      menu: {
        entry: { type: 'send', params: ({ context }) => ({ text: MENU[context.language] }) },
        after: { silence: 'general' },
        on: {
          message: [
            { guard: { type: 'chooses', params: { option: 0 } }, target: 'billing' },
            { guard: { type: 'chooses', params: { option: 1 } }, target: 'technical' },
            { guard: { type: 'chooses', params: { option: 2 } }, target: 'sales' },
            { guard: { type: 'chooses', params: { option: 3 } }, target: 'general' },
            { guard: 'isLast', target: 'general' },
            {
              target: 'menu',
              reenter: true,
              actions: assign({ attempts: ({ context }) => context.attempts + 1 }),
            },
          ],
        },
      },
      billing: {
        type: 'final',
        entry: { type: 'enqueue', params: { queue: 'billing', skills: ['billing'], priority: 5 } },
      },
      technical: {
        type: 'final',
        entry: { type: 'enqueue', params: { queue: 'technical', skills: ['technical'], priority: 5 } },
      },
      sales: { type: 'final', entry: { type: 'enqueue', params: { queue: 'sales', skills: ['sales'], priority: 0 } } },
      general: { type: 'final', entry: { type: 'enqueue', params: { queue: 'general', skills: [], priority: 0 } } },
    },
  })

  const kept = (snapshot: { readonly value: unknown; readonly context: Context }): Kept => ({
    value: String(snapshot.value),
    context: snapshot.context,
  })
  return {
    begin(text: string, now: number, name: string, language: Language) {
      const [snapshot, actions] = initialTransition(machine, {
        now,
        text: plain(text),
        name,
        language,
        attempts: 0,
      })
      return { kept: kept(snapshot), actions }
    },
    go({ value, context }: Kept, text: string, now: number) {
      const before = machine.resolveState({ value: value as 'menu', context })
      const [snapshot, actions] = transition(machine, before, { type: 'message', text, now })
      return { kept: kept(snapshot), actions }
    },
  }
}
