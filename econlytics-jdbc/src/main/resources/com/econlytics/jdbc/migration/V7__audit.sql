-- Who did what. Entries are appended with what they record, in its transaction; seals follow later, so that nobody who
-- appends waits for the chain. Neither table holds anything about the people in the books but their opaque numbers.

create table econlytics.audit_entry (
    entry_no       bigint generated always as identity primary key,
    at             timestamptz not null default clock_timestamp(),
    actor          text collate "C" not null,
    action         text collate "C" not null,
    subjects       text collate "C" not null,
    version_before bigint not null,
    version_after  bigint not null,
    outcome        text collate "C" not null check (outcome in ('DONE', 'DENIED'))
);
comment on table econlytics.audit_entry is 'What was done or refused. Append-only; numbers have gaps where a transaction was taken back.';
comment on column econlytics.audit_entry.actor is 'Who acted, as the host knows its users and services; outlives erasures of customers.';
comment on column econlytics.audit_entry.subjects is 'On what: opaque numbers, such as "party 7, customer 3".';
comment on column econlytics.audit_entry.version_before is 'The version of the ledger before.';
comment on column econlytics.audit_entry.version_after is 'The version after; the same if no figure changed.';

create table econlytics.audit_seal (
    position bigint primary key,
    entry_no bigint not null unique references econlytics.audit_entry,
    hash     bytea not null
);
comment on table econlytics.audit_seal is 'The chain: one row for each entry, in the order in which they were sealed. Append-only.';
comment on column econlytics.audit_seal.position is '1, 2, 3 and so on without a gap.';
comment on column econlytics.audit_seal.hash is
    'SHA-256 of the hash before, the position and the entry; see com.econlytics.audit.Seal.';

create trigger append_only before update or delete or truncate on econlytics.audit_entry
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete or truncate on econlytics.audit_seal
    for each statement execute function econlytics.refuse_change();
