/** Why: a session is a signed cookie that any host can read, so logging out must be written down where every host looks, until the cookie is over. */
export const sql = `
create table ended_sessions (
  id text primary key,
  until bigint not null
);
create index ended_sessions_until on ended_sessions (until);
`
