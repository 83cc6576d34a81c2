/**
 * Why: some platforms show a file only when they were given it, and forget it after some days. `account` names the platform's account, of which several channels may speak; `file` is a hash
 * of the address, which may be longer than an index takes and may hold a secret.
 */
export const sql = `
create table uploads (
  account text not null,
  file text not null,
  id text not null,
  until bigint not null,
  is_ready boolean not null,
  primary key (account, file)
);
`
