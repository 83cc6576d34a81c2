/** Where a conversation is called to do something; without its id only what, and `send` looks for it. */
export const pathOf = (what: 'messages' | 'passControl', conversation: string | undefined): string =>
  conversation === undefined ? what : `conversations/${encodeURIComponent(conversation)}/${what}`
