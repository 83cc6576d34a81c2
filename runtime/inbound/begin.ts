import type { Contact, Conversation, Thread } from '../engine/index.ts'
import { languageTag } from '../engine/languageTag.ts'
import type { Arrival, Sender } from './Arrival.ts'
import type { Loaded, StoredContact } from './TurnStore.ts'

/** Whose turn it is: the thread as the engine sees it, and the contact as it is stored. */
export type Begun = {
  readonly thread: Thread
  readonly contact: StoredContact & { readonly isNew: boolean }
  readonly sender: Sender
  /** turns that the latest conversation has had */
  readonly turns: number
}

/** Joins what the store knows with what the sender offers; null when the conversation that the arrival names does not exist. */
export function begin(arrival: Arrival, loaded: Loaded, newContactId: (sender: Sender) => string): Begun | null {
  const { conversation } = loaded
  if ('conversationId' in arrival.from) {
    if (conversation === null || loaded.contact === null) return null
    const sender = { channel: conversation.channel, address: conversation.address }
    return {
      sender,
      contact: { ...loaded.contact, isNew: false },
      thread: threadOf(loaded, loaded.contact),
      turns: conversation.turns,
    }
  }
  const contact = withOffered(loaded.contact ?? unknownContact(newContactId(arrival.from)), arrival.from)
  return {
    sender: arrival.from,
    contact: { ...contact, isNew: loaded.contact === null },
    thread: threadOf(loaded, contact),
    turns: conversation?.turns ?? 0,
  }
}

const unknownContact = (id: string): StoredContact => ({
  id,
  name: null,
  language: null,
  tags: [],
  attributes: {},
  blocked: false,
})

/** What the platform offers: the latest language and attributes hold; a name only fills in, since a flow may have asked for a better one. */
function withOffered(contact: StoredContact, sender: Sender): StoredContact {
  const { name, language, attributes } = sender
  return {
    ...contact,
    name: contact.name ?? name ?? null,
    language: (language === undefined ? undefined : languageTag(language)) ?? contact.language,
    attributes: attributes === undefined ? contact.attributes : { ...contact.attributes, ...attributes },
  }
}

function threadOf(loaded: Loaded, stored: StoredContact): Thread {
  return {
    contact: contactOf(stored),
    blocked: stored.blocked,
    optedOut: loaded.optedOut,
    hasLeft: loaded.hasLeft,
    ...(loaded.terms === null ? {} : { terms: loaded.terms }),
    ...(loaded.waiting === null ? {} : { waiting: loaded.waiting }),
    conversation: loaded.conversation satisfies Conversation | null,
  }
}

function contactOf({ id, name, language, tags, attributes }: StoredContact): Contact {
  return {
    id,
    ...(name === null ? {} : { name }),
    ...(language === null ? {} : { language }),
    tags,
    attributes,
  }
}
