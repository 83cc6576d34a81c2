/** Why: the terms that the law wants said are said to each customer once on a channel, and again when they are worded anew: `terms` is the version that was said last. */
export const sql = `
alter table addresses add column terms text;
`
