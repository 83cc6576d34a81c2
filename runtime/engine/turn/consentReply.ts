import { chooseLanguage } from '../chooseLanguage.ts'
import { type ConsentWords, DEFAULT_CONSENT_WORDS } from '../match/consentWords.ts'
import type { Workspace } from '../workspace.ts'

/**
 * The opt-out, opt-in and help words that hold on a channel. Words written in workspace.json hold on every channel; without them the
 * carriers' own hold on SMS alone, where the law asks for them: elsewhere "cancel" and "end" are ordinary answers.
 */
export function consentWords(workspace: Workspace, channelKind: string): ConsentWords | null {
  const { consent } = workspace.workspace
  if (consent === undefined) return channelKind === 'sms' ? DEFAULT_CONSENT_WORDS : null
  return {
    stop: consent.stop ?? DEFAULT_CONSENT_WORDS.stop,
    start: consent.start ?? DEFAULT_CONSENT_WORDS.start,
    help: consent.help ?? DEFAULT_CONSENT_WORDS.help,
  }
}

const REPLIES = {
  en: {
    stop: 'You will receive no more messages from us. Reply START to receive them again.',
    start: 'You will receive our messages again. Reply STOP to stop them.',
    help: 'Write your question and we will answer it. Reply STOP to receive no more messages.',
  },
  it: {
    stop: 'Non riceverai più nostri messaggi. Rispondi START per riceverli di nuovo.',
    start: 'Riceverai di nuovo i nostri messaggi. Rispondi STOP per non riceverne più.',
    help: 'Scrivi la tua domanda e ti risponderemo. Rispondi STOP per non ricevere più messaggi.',
  },
  zh: {
    stop: '您将不再收到我们的消息。回复 START 可重新接收。',
    start: '您将重新收到我们的消息。回复 STOP 可停止接收。',
    help: '请写下您的问题，我们会为您解答。回复 STOP 可停止接收消息。',
  },
} as const

/** What the customer is answered, in a language of the workspace; the workspace's own words where it has them. */
export function consentReply(
  workspace: Workspace,
  word: 'stop' | 'start' | 'help',
  language: string | undefined,
): string {
  const own = workspace.workspace.consent?.replies?.[word]
  const { languages } = workspace.workspace
  const spoken = chooseLanguage(language, languages) ?? languages[0] ?? 'en'
  if (typeof own === 'string') return own
  if (own !== undefined) return own[spoken] ?? own[languages[0] ?? 'en'] ?? Object.values(own)[0] ?? ''
  const known = chooseLanguage(spoken, Object.keys(REPLIES)) as keyof typeof REPLIES | null // keys of REPLIES go in, one comes out
  return REPLIES[known ?? 'en'][word]
}
