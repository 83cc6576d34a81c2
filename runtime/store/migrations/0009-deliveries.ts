/**
 * Why: a message that a platform shows as several bubbles is several calls, and most platforms take the same call twice. So an item says how far it has come (`sent`), for how many of its claims
 * it is known how they ended (`settled`: one that is not was cut off, perhaps after the call), how many of them were no fault of it (`excused`: the platform asked to wait), and how often nobody
 * knew whether the next bubble arrived (`doubts`).
 */
export const sql = `
alter table outbox
  add column sent integer not null default 0,
  add column settled integer not null default 0,
  add column excused integer not null default 0,
  add column doubts integer not null default 0;
`
