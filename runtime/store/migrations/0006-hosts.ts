/** One row a host that runs, written at every look at its health: what can be written is known to be writable. */
export const sql = `
create table hosts (id text primary key, seen_at bigint not null)`
