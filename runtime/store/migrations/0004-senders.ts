/**
 * Why: the ids of messages were taken to be unique in a channel, and each sender counts alone: the second customer with an id was answered with the first one's words. The source of a
 * message now holds its sender (see `sourceOf.ts`), and a message that was accepted before is still known when it is sent again.
 *
 * The table is rewritten as a whole instead of updated: in one pass, in its order, which the index on times rests on, without dead rows, and without meeting an old name that
 * is another's new one on the way.
 */
export const sql = `
create function pg_temp.with_sender(source text, conversation text) returns text language sql stable as $function$
  select 'm:' || c.channel || ':' || replace(replace(c.address, '%', '%25'), ':', '%3A') || substr(source, length(c.channel) + 3)
  from conversations c where c.id = conversation
$function$;
alter table turns alter column source type text
  using case when source like 'm:%' then coalesce(pg_temp.with_sender(source, conversation_id), source) else source end;
drop function pg_temp.with_sender(text, text);
`
