/** Why: a letter brings its files along, and nobody else has them. `ref` is a hash of the content, so that the picture under each letter of a customer is kept once. */
export const sql = `
create table received_files (
  channel text not null,
  ref text not null,
  at bigint not null,
  content bytea not null,
  primary key (channel, ref)
);
create index received_files_at on received_files (at);
`
