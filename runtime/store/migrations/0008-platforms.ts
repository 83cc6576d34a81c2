/**
 * Why: platforms tell that a customer has blocked a channel, which is no opting out: whoever writes again is back. They know one person by several names (a user id and a telephone
 * number): `aliases` leads each to the address that the thread is kept under, which never changes, so that a person who comes under another name is the same one. A profile is asked for
 * once. An album comes as several messages; its parts wait here to become one turn, under the `source` of the first (`turn`, written when they are taken up), and stay as their
 * names, so that one that comes again is known.
 */
export const sql = `
alter table addresses
  add column has_left boolean not null default false,
  add column profile_asked_at bigint;

create table aliases (
  channel text not null,
  name text not null,
  address text not null,
  seen_at bigint not null,
  primary key (channel, name)
);
create index aliases_of_address on aliases (channel, address);

create table album_parts (
  source text primary key,
  n bigint generated always as identity,
  channel text not null,
  address text not null,
  album text not null,
  arrival json,
  due_at bigint not null,
  turn text
);
create index album_parts_due on album_parts (due_at) where arrival is not null;
create index album_parts_waiting on album_parts (channel, address, album, n) where arrival is not null;
`
