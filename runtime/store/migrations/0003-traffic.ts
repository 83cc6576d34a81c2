/**
 * Why: the overlay of the live release counts the turns of the last hour of a journal that only grows. Times go up with the journal, so a block range
 * index finds them with a few pages for a million turns, and costs a turn next to nothing.
 */
export const sql = `
create index turns_at on turns using brin (at) with (pages_per_range = 32);
`
