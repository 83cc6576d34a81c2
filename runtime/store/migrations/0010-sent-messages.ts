/**
 * Why: platforms tell how a message fares by their own id of it, after its item is gone from the outbox, and sometimes before the answer to the call is written down; then only the status is known,
 * and what it is of comes with the answer.
 */
export const sql = `
create table sent_messages (
  channel text not null,
  external_id text not null,
  delivery text,
  bubble integer,
  conversation_id text,
  status text not null,
  code text,
  at bigint not null,
  primary key (channel, external_id)
);
create index sent_messages_delivery on sent_messages (delivery);
`
