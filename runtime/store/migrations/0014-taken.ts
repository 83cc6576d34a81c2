/** Why: who waits is told how long it takes as the last hours went: the conversations that agents took from the queue of late. */
export const sql = `
create index queue_items_taken on queue_items (queue, claimed_at) where claimed_at is not null;
`
