/**
 * Why: a database that was put back to an earlier time does not know what was sent since, and would send it again. One row says which database this is and when hosts last saw it, so that the next one
 * notices (see `lineage.ts`): `identity` the cluster, the database in it and the place of its files; `timeline` what a recovery or a failover begins anew; `xid` the transaction that wrote the
 * row, which it carries itself unless it was copied by statements. `held_since`: when it was noticed; null: nothing rests.
 */
export const sql = `
create table lineage (
  is_only boolean primary key default true check (is_only),
  identity text not null,
  timeline text not null,
  xid bigint not null,
  seen_at bigint not null,
  held_since bigint,
  restored_to bigint,
  constraint lineage_held check ((held_since is null) = (restored_to is null))
);
`
