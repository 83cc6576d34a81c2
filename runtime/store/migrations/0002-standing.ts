/**
 * Why: a release says which git commit it was made of; the deployment says what its publication does to conversations mid-flow (null: they finish
 * where they are), which release was live before, so that going back needs no memory but the database's, and whether a person asked for it, so that a
 * host that starts does not undo it.
 */
export const sql = `
alter table releases add column git_commit text;
alter table deployment
  add column live_before text references releases (hash),
  add column on_standing json,
  add column asked boolean not null default false;
`
