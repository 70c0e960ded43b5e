-- Who was erased: pseudonyms in place of ids and names, and keyed hashes by which what arrives later is recognised.

alter table econlytics.party
    add column erased boolean not null default false,
    add column pseudonym_key bytea unique;
comment on column econlytics.party.erased is 'Whether its id and names are pseudonyms, and its attributes are not kept.';
comment on column econlytics.party.pseudonym_key is
    'Of an erased party, the keyed hash of what it is called now, so that it is found by that as well.';
create index party_erased on econlytics.party (party_no) where erased;

create table econlytics.erased_word (
    word_key  bytea primary key,
    pseudonym text collate "C"
);
comment on table econlytics.erased_word is
    'What must not be kept again: ids and names of erased parties, and ids of their records, each as a keyed hash alone.';
comment on column econlytics.erased_word.pseudonym is
    'What a party or name is called instead; null for the id of a record, which is called by a keyed hash of itself.';

create table econlytics.erasure (
    erasure_no bigint primary key,
    erasure_id text collate "C" not null unique,
    erased_at  timestamptz not null
);
comment on table econlytics.erasure is 'The receipts of erasures. They say how much was erased, and nothing about whom.';
comment on column econlytics.erasure.erasure_id is 'Random; the same as in the journal outside the database.';

create table econlytics.erasure_count (
    erasure_no bigint not null references econlytics.erasure,
    kind       text collate "C" not null,
    amount     bigint not null,
    primary key (erasure_no, kind)
);
comment on table econlytics.erasure_count is 'How many of each kind an erasure emptied or renamed.';

create table econlytics.legal_hold (
    hold_no     bigint primary key,
    customer_no bigint not null references econlytics.customer,
    reason      text not null,
    until       timestamptz not null,
    placed_at   timestamptz not null
);
comment on table econlytics.legal_hold is 'Why a customer may not be erased before a time.';
comment on column econlytics.legal_hold.reason is 'In people''s own words; it should name nobody.';
create index legal_hold_customer on econlytics.legal_hold (customer_no);
