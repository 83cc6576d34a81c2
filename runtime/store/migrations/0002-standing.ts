/**
 * Why: a release says which git commit it was made of; the deployment says what its publication does to conversations mid-flow (null: they finish
 * where they are), and which release was live before, so that going back needs no memory but the database's.
 */
export const sql = `
alter table releases add column git_commit text;
alter table deployment add column live_before text references releases (hash), add column on_standing json;
`
