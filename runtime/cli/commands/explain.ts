import type { ConversationView, TranscriptLine } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { nameSkill } from '../../proof/nameSkill.ts'
import { askHost, HOST_OPTIONS, hostOf } from '../askHost.ts'
import type { Command, Io } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { count, paint, printable, printLine } from '../print.ts'

/** Tells why a conversation went as it did. */
export const explain: Command<typeof HOST_OPTIONS> = {
  name: 'explain',
  summary: 'Tell why a conversation on a running host went as it did',
  usage: '<conversation> [options]',
  positionals: 1,
  options: HOST_OPTIONS,
  more: `USHER_TOKEN is the token to show, when the host asks for one. --json prints { conversation, contact, transcript, turns,
explanation: [{ turnId, at, sentences }] } as the host answers it.`,
  async run({ values, positionals, io, env }) {
    const [id] = positionals
    if (id === undefined) throw new AppError('badRequest', { detail: 'Name the conversation: usher explain c_…' })
    const base = hostOf(values, env)
    const answer = await askHost(base, `/api/conversations/${encodeURIComponent(id)}`, env)
    if (values.json === true) printLine(io.stdout, JSON.stringify(answer, null, 2))
    else if (isView(answer)) printView(io, answer)
    else
      throw new AppError('unavailable', {
        detail: `What answers at ${base} speaks of conversations in another way than this version.`,
      })
    return EXIT_CODES.ok
  },
}

function printView(io: Io, { conversation, contact, transcript, explanation }: ConversationView): void {
  const say = (text = '') => printLine(io.stdout, text)
  const who = contact.name === null ? contact.id : `${contact.name} (${contact.id})`
  say(paint(io.stdout, 'bold', printable(`${conversation.id} on ${conversation.channel} with ${who}`)))
  say(`${count(conversation.turns, 'turn')} since ${sayTime(conversation.startedAt)} UTC. ${sayOwner(conversation)}`)
  for (const { turnId, at, sentences } of explanation) {
    say()
    say(`${sayTime(at)}  ${paint(io.stdout, 'dim', turnId)}`)
    for (const line of transcript.filter((said) => said.turnId === turnId)) say(`  ${sayLine(line)}`)
    for (const sentence of sentences) say(`    ${paint(io.stdout, 'cyan', '·')} ${printable(sentence)}`)
  }
}

function sayOwner({ owner, waitingAt, enqueued }: ConversationView['conversation']): string {
  if (owner === 'closed') return 'It is closed.'
  if (owner === 'agent') return 'An agent has it.'
  if (owner === 'queue') {
    const skills = (enqueued?.skills ?? []).map(nameSkill).join(', ')
    return `It is in the queue ${enqueued?.queue ?? ''}${skills === '' ? '' : `, skills ${skills}`}, priority ${enqueued?.priority ?? 0}.`
  }
  return `The ${owner} has it${waitingAt === null ? '' : ` and waits at ${waitingAt}`}.`
}

function sayLine({ from, agent, text, media, attachments }: TranscriptLine): string {
  const beside = [...(media === undefined ? [] : ['media']), ...(attachments ?? []).map(() => 'attachment')]
  const said = [...(text === undefined ? [] : [text]), ...beside.map((what) => `(${what})`)].join(' ')
  const [first = '', ...more] = printable(said).split('\n')
  return [`${printable(agent ?? from).padEnd(8)}  ${first}`, ...more.map((line) => `${' '.repeat(12)}${line}`)].join(
    '\n',
  )
}

const sayTime = (at: string): string => at.replace('T', ' ').slice(0, 19)

/** As much as is printed: a host of another version may answer more. */
function isView(answer: unknown): answer is ConversationView {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    ['conversation', 'contact', 'transcript', 'explanation'].every((name) => name in answer) &&
    'transcript' in answer &&
    Array.isArray(answer.transcript) &&
    'explanation' in answer &&
    Array.isArray(answer.explanation)
  )
}
