-- Messages are recognised by keyed hashes, so that body and key can be emptied later and what was received stays received.
-- Requests have an id, so that one whose answer was lost is found to be done already instead of being done again.

-- HMAC-SHA-256, as the library computes it; only for the rows there are, without asking for an extension.
create function pg_temp.masked(hash_key bytea, mask integer) returns bytea language plpgsql immutable as $$
declare
    block bytea := hash_key || decode(repeat('00', 64 - length(hash_key)), 'hex');
begin
    for at in 0 .. 63 loop
        block := set_byte(block, at, get_byte(block, at) # mask);
    end loop;
    return block;
end $$;

alter table econlytics.message
    drop constraint message_source_account_key_key,
    alter column key drop not null,
    alter column body drop not null,
    add column key_hash bytea,
    add column content_hash bytea,
    add column request_id uuid;
with keys as materialized (
    select pg_temp.masked(hash_key, 54) as inside, pg_temp.masked(hash_key, 92) as outside from econlytics.installation)
update econlytics.message set
    key_hash = sha256(outside || sha256(inside || convert_to(source || '/' || account || '/' || key, 'UTF8'))),
    content_hash = sha256(outside || sha256(inside || body))
from keys;
alter table econlytics.message
    alter column key_hash set not null,
    alter column content_hash set not null,
    add constraint message_key_hash unique (key_hash);

comment on column econlytics.message.key is 'The source''s own id of the message; null once it was erased.';
comment on column econlytics.message.body is 'Bytes as they came; null once they were erased.';
comment on column econlytics.message.key_hash is
    'Keyed hash of source, account and key, for deduplication; outlives erasure.';
comment on column econlytics.message.content_hash is
    'Keyed hash of the body, which tells a repetition from a conflict; outlives erasure.';
comment on column econlytics.message.request_id is
    'Which request stored, handed out or replayed it last: so one whose answer was lost finds what it did.';

alter table econlytics.version add column request_id uuid unique;
comment on column econlytics.version.request_id is
    'Random. A booking or decision whose answer was lost finds by it that it was done, and is not done twice.';
