/** The agent who stands for whoever answers customers in a platform's own inbox, past us: who it is, nobody tells. */
export const INBOX = 'inbox'
