import { AppError } from '../../AppError.ts'
import { sourceOf } from '../../inbound/sourceOf.ts'
import { summaryOf, viewOf } from '../conversationView.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'
import { readNumber, readWord } from '../readQuery.ts'
import { deliveriesOf } from '../transcriptOf.ts'

const PAGE = { is: 'number', least: 1, most: 200, otherwise: 50, means: 'How many at most.' } as const
const LIST = {
  type: 'object',
  required: ['conversations'],
  properties: { conversations: { type: 'array', items: { $ref: 'wire/conversationSummary' } } },
}
const BLOCKED = {
  type: 'object',
  required: ['id', 'blocked'],
  properties: { id: { type: 'string' }, blocked: { type: 'boolean' } },
}
const MERGED = {
  type: 'object',
  required: ['id', 'merged'],
  properties: { id: { type: 'string' }, merged: { type: 'string' } },
}

/** Conversations for those who look on and those who answer. */
export const conversationRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/conversations',
    summary: 'Lists conversations, newest activity first.',
    role: 'viewer',
    query: {
      contact: { is: 'text', means: 'Only those of this contact.' },
      channel: { is: 'text', means: 'Only those of this channel.' },
      limit: PAGE,
      before: { is: 'text', means: 'The last id of the page before.' },
    },
    answer: LIST,
    async handle(context) {
      const [contactId, channel, before] = ['contact', 'channel', 'before'].map((name) => readWord(context, name))
      const conversations = await deps.conversations.list({
        limit: readNumber(context, 'limit', PAGE),
        ...(contactId === undefined ? {} : { contactId }),
        ...(channel === undefined ? {} : { channel }),
        ...(before === undefined ? {} : { before }),
      })
      return context.json({ conversations: conversations.map(summaryOf) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/conversations/:id',
    summary: 'Gives a conversation with its transcript, its turns, and why each of them went as it did.',
    role: 'viewer',
    answer: 'wire/conversationView',
    async handle(context) {
      const found = await deps.conversations.find(context.req.param('id'))
      if (found === null) throw unknown('conversation', context.req.param('id'))
      return context.json(viewOf(found, await deps.outbox.fareOf(deliveriesOf(found.turns))))
    },
  }),
  route({
    method: 'POST',
    path: '/api/conversations/:id/messages',
    summary: "Sends an agent's reply to the customer; the same again for the same id.",
    role: 'agent',
    body: 'agentReply',
    refuses: ['conflict', 'tooManyRequests'],
    answer: 'wire/inboundAnswer',
    async handle(context) {
      const conversationId = context.req.param('id')
      const { id, agent, text, messages = [] } = await readAs(context, 'agentReply')
      const said = text === undefined ? messages : [{ text }, ...messages]
      const answer = await deps.receive({
        source: sourceOf('a', conversationId, id),
        at: deps.clock(),
        from: { conversationId },
        event: { type: 'agentReplied', agent, messages: said },
      })
      return context.json(answer)
    },
  }),
  route({
    method: 'POST',
    path: '/api/contacts/:id/merge',
    summary: 'Makes one contact of two: this one gets the addresses, the conversations and what it lacks of the other.',
    role: 'agent',
    body: 'contactMerge',
    answer: MERGED,
    async handle(context) {
      const id = context.req.param('id')
      const { contact } = await readAs(context, 'contactMerge')
      if (contact === id)
        throw new AppError('badRequest', { detail: 'A contact cannot be merged with itself.', pointer: '/contact' })
      if (!(await deps.people.merge(id, contact))) {
        throw new AppError('notFound', { detail: `There is no contact "${id.slice(0, 200)}", or none "${contact}".` })
      }
      return context.json({ id, merged: contact })
    },
  }),
  blocking(deps, 'block', true),
  blocking(deps, 'unblock', false),
]

function blocking(deps: HttpDeps, word: 'block' | 'unblock', blocked: boolean): Route {
  return route({
    method: 'POST',
    path: `/api/contacts/:id/${word}`,
    summary: blocked
      ? 'Blocks a contact: messages are kept, and no flow runs and no agent is asked.'
      : "Lets a contact's messages start flows again.",
    role: 'agent',
    answer: BLOCKED,
    async handle(context) {
      const id = context.req.param('id')
      if (!(await deps.conversations.setBlocked(id, blocked))) throw unknown('contact', id)
      return context.json({ id, blocked })
    },
  })
}

const unknown = (what: string, id: string): AppError =>
  new AppError('notFound', { detail: `There is no ${what} "${id.slice(0, 200)}".` })
