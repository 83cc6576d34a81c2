/** Why: some platforms tell of all that a customer has read by a time, and the messages of one customer are looked for. */
export const sql = `
create index sent_messages_of_conversation on sent_messages (conversation_id) where status <> 'read';
`
