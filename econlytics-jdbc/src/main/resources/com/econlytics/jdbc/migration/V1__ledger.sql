-- The ledger: facts as they were stated, the journal of lines, who the parties are, and what arrived.
-- Amounts are BIGINT minor units of the currency in "unit", signed from the company's side.
-- Text is compared by code point. Money tables know a customer only by an opaque number; what can identify somebody is in
-- party_source, party_name, customer_attribute, fact_source, statement_attribute and message.body, which an erasure can empty.

create schema if not exists econlytics;
create schema if not exists econlytics_report;

create table econlytics.installation (
    only_row boolean primary key default true check (only_row),
    hash_key bytea not null,
    zone     text,
    emails   text
);
comment on table econlytics.installation is
    'One row: the key of the hashes of source ids, the zone of the months, and whether e-mail addresses match parties.';
insert into econlytics.installation (hash_key) values (decode(
    replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create table econlytics.account (
    code    text collate "C" primary key,
    section text not null,
    use     text not null check (use in ('PROFIT', 'BALANCE_SHEET', 'EXCLUDED', 'PENDING'))
);
comment on table econlytics.account is 'The chart of accounts, as the ledger that booked last knew it.';

create table econlytics.currency (
    code         text collate "C" primary key,
    minor_digits integer not null check (minor_digits between 0 and 4)
);
comment on table econlytics.currency is 'ISO 4217: how many decimals the minor unit has, for the currencies in use.';

create table econlytics.version (
    version_no bigint primary key,
    booked_at  timestamptz not null default clock_timestamp()
);
comment on table econlytics.version is 'One row for each booking or decision that changed the journal, in commit order.';

create table econlytics.customer (
    customer_no  bigint primary key,
    survivor_no  bigint not null references econlytics.customer,
    signed_up_on date
);
comment on table econlytics.customer is 'Opaque numbers. 0 bears what is unattributed, -1 what is unallocated.';
comment on column econlytics.customer.survivor_no is
    'Who bears what is this customer''s: itself, unless it was merged into another, by decision or by a shared address.';
comment on column econlytics.customer.signed_up_on is 'When this row of the source was created; a merged row keeps its own.';
create index customer_merged on econlytics.customer (survivor_no) where survivor_no <> customer_no;
insert into econlytics.customer (customer_no, survivor_no) values (0, 0), (-1, -1);

create table econlytics.party (
    party_no    bigint primary key,
    party_key   bytea not null unique,
    kind        text not null check (kind in ('OF_RECORD', 'REFERENCE', 'UNKNOWN', 'SHARED')),
    own_no      bigint references econlytics.customer,
    customer_no bigint not null references econlytics.customer,
    method      text not null,
    assigned_no bigint references econlytics.customer,
    internal    boolean not null default false,
    created_at  timestamptz,
    check ((kind = 'OF_RECORD') = (own_no is not null))
);
comment on column econlytics.party.party_key is 'Keyed hash of the source''s id, for deduplication; outlives erasure.';
comment on column econlytics.party.own_no is 'Of a customer''s own row, the number of that customer, merged or not.';
comment on column econlytics.party.customer_no is 'Who bears what concerns the party, merges applied.';
comment on column econlytics.party.assigned_no is 'Whom somebody decided for; if that customer was merged, its survivor bears.';
create unique index party_own on econlytics.party (own_no) where own_no is not null;
create index party_assigned on econlytics.party (assigned_no) where assigned_no is not null;

create table econlytics.party_source (
    party_no    bigint primary key references econlytics.party,
    source      text not null,
    account     text not null,
    external_id text not null
);
create table econlytics.party_name (
    party_no bigint not null references econlytics.party,
    kind     text not null check (kind in ('ALIAS', 'EMAIL')),
    name     text collate "C" not null,
    primary key (party_no, kind, name)
);
create index party_name_lookup on econlytics.party_name (name, kind);

create table econlytics.customer_attribute (
    party_no   bigint not null references econlytics.party,
    name       text collate "C" not null,
    value      text collate "C" not null,
    value_key  bytea not null,
    valid_from timestamptz not null,
    revision   bigint not null,
    unique (party_no, name, valid_from, revision, value_key)
);
comment on table econlytics.customer_attribute is
    'What a source said about an attribute of a party from an instant on: one row for each distinct revision and value.';
comment on column econlytics.customer_attribute.value is 'Personal: it may say something about somebody.';
comment on column econlytics.customer_attribute.value_key is 'Keyed hash of the value, for deduplication; outlives erasure.';

create table econlytics.fact (
    fact_no  bigint primary key,
    fact_key bytea not null unique
);
comment on column econlytics.fact.fact_key is 'Keyed hash of the fact''s id, for deduplication; outlives erasure.';

create table econlytics.fact_source (
    fact_no  bigint primary key references econlytics.fact,
    source   text collate "C" not null,
    account  text collate "C" not null,
    object   text collate "C" not null,
    movement text collate "C" not null,
    ordinal  text collate "C" not null
);
comment on table econlytics.fact_source is
    'What the source calls a fact. A run of an allocation is numbered here too, and has lines but no statement.';
create index fact_source_object on econlytics.fact_source (object);
create index fact_source_run on econlytics.fact_source (fact_no) where source = 'econlytics' and account = 'allocation';

create table econlytics.statement (
    statement_no   bigint primary key,
    fact_no        bigint not null references econlytics.fact,
    revision       bigint not null,
    content_digest bytea not null,
    occurred_at    timestamptz not null,
    party_no       bigint not null references econlytics.party,
    work_account   text collate "C",
    version_no     bigint not null,
    unique (fact_no, revision, content_digest)
);
comment on table econlytics.statement is 'What a source said about a fact: one row for each distinct revision and content.';
comment on column econlytics.statement.work_account is 'Of an activity, where its cost belongs; null for a posting.';
create index statement_party on econlytics.statement (party_no);

create table econlytics.statement_part (
    statement_no bigint not null references econlytics.statement,
    position     integer not null,
    account      text collate "C",
    unit         text collate "C" not null,
    amount       bigint not null,
    primary key (statement_no, position)
);
comment on table econlytics.statement_part is 'The legs of a posting, or the quantities of an activity.';

create table econlytics.statement_attribute (
    statement_no bigint not null references econlytics.statement,
    name         text collate "C" not null,
    value        text not null,
    primary key (statement_no, name)
);

create table econlytics.line (
    line_no     bigint primary key,
    version_no  bigint not null references econlytics.version,
    fact_no     bigint not null references econlytics.fact,
    customer_no bigint not null references econlytics.customer,
    month       date not null check (extract(day from month) = 1),
    origin      date not null check (extract(day from origin) = 1),
    account     text collate "C" not null references econlytics.account,
    unit        text collate "C" not null,
    amount      bigint not null check (amount <> 0)
);
comment on table econlytics.line is 'The journal. Only ever appended to; a restatement is a reversal and a new line.';
comment on column econlytics.line.month is 'The first day of the month in which it counts.';
comment on column econlytics.line.origin is
    'The first day of the month in which it happened; another than "month" only in a prior-period adjustment.';
create index line_fact on econlytics.line (fact_no, month);
create index line_version on econlytics.line (version_no);
create index line_adjustment on econlytics.line (fact_no) where month <> origin;

create table econlytics.balance (
    customer_no bigint not null references econlytics.customer,
    month       date not null,
    origin      date not null,
    account     text collate "C" not null references econlytics.account,
    unit        text collate "C" not null,
    amount      bigint not null,
    primary key (customer_no, month, origin, account, unit)
);
create index balance_month on econlytics.balance (month);
comment on table econlytics.balance is 'The sum of the lines of each key, kept up by every booking.';
comment on column econlytics.balance.origin is 'In which month it happened, see line.origin; sum over it for what a month shows.';

create table econlytics.decision (
    decision_no    bigint primary key,
    decided_at     timestamptz not null default clock_timestamp(),
    version_no     bigint not null,
    kind           text not null check (kind in ('ADOPT_COSTS', 'ASSIGN_PARTY', 'RELEASE_PARTY', 'SETTLE_CONTEST',
                       'CLOSE_BOOKS', 'REOPEN_BOOKS', 'MERGE_CUSTOMERS', 'SPLIT_CUSTOMER', 'ADOPT_ALLOCATIONS')),
    party_no       bigint references econlytics.party,
    customer_no    bigint references econlytics.customer,
    survivor_no    bigint references econlytics.customer,
    fact_no        bigint references econlytics.fact,
    revision       bigint,
    content_digest bytea,
    currency       text,
    month          date check (extract(day from month) = 1),
    author         text,
    reason         text
);
comment on column econlytics.decision.survivor_no is 'Of a merge, who bears from then on what is the customer''s.';
comment on column econlytics.decision.month is 'The last month to close, or the first to reopen.';
comment on column econlytics.decision.author is
    'Who closed or reopened, in people''s own words. Audit data: an erasure of a customer does not touch it.';
comment on column econlytics.decision.reason is
    'Why, in people''s own words. Audit data: an erasure of a customer does not touch it, so no customer should be named.';
create index decision_kind on econlytics.decision (kind, decision_no);
create index decision_fact on econlytics.decision (fact_no) where fact_no is not null;
create table econlytics.cost_basis (
    decision_no bigint not null references econlytics.decision,
    position    integer not null,
    method      text not null check (method in
        ('TRACKED_TIME', 'PER_TICKET', 'BUSINESS_TIME', 'ALLOCATED_PAYROLL', 'PRACTICAL_CAPACITY')),
    cap_seconds bigint not null,
    valid_from  timestamptz not null,
    primary key (decision_no, position)
);
comment on column econlytics.cost_basis.cap_seconds is
    'How many business seconds of one ticket count at most; 0 with every method but BUSINESS_TIME.';
create table econlytics.driver_rate (
    decision_no bigint not null references econlytics.decision,
    position    integer not null,
    driver      text not null,
    cost_minor  bigint not null,
    per_units   bigint not null,
    valid_from  timestamptz not null,
    primary key (decision_no, position)
);
create table econlytics.driver_rate_scope (
    decision_no bigint not null,
    position    integer not null,
    attribute   text collate "C" not null,
    value       text not null,
    primary key (decision_no, position, attribute),
    foreign key (decision_no, position) references econlytics.driver_rate
);
comment on table econlytics.driver_rate_scope is
    'For which work a rate is meant: one row for each attribute that the work must have; no row for all work.';
create table econlytics.allocation_rule (
    decision_no    bigint not null references econlytics.decision,
    position       integer not null,
    name           text collate "C" not null,
    account        text collate "C" not null references econlytics.account,
    base           text not null check (base in ('BY_DRIVER', 'BY_REVENUE', 'EQUALLY', 'BY_GIVEN_WEIGHTS')),
    base_parameter text,
    primary key (decision_no, position),
    check ((base = 'EQUALLY') = (base_parameter is null))
);
comment on column econlytics.allocation_rule.account is 'The account whose unallocated balance of a month is shared.';
comment on column econlytics.allocation_rule.base_parameter is
    'The code of the driver, the currency of the revenue, or who states the weights; null for equal shares.';
create table econlytics.allocation_weight (
    decision_no bigint not null,
    position    integer not null,
    customer_no bigint not null references econlytics.customer,
    weight      bigint not null,
    primary key (decision_no, position, customer_no),
    foreign key (decision_no, position) references econlytics.allocation_rule
);
comment on table econlytics.allocation_weight is 'Of a rule that shares by given weights, the weight of each bearer.';

create table econlytics.checkpoint (
    connector text primary key,
    cursor    text not null
);
create table econlytics.lease (
    job        text primary key,
    holder     text not null,
    token      bigint not null,
    expires_at timestamptz not null
);

create table econlytics.message (
    message_no  bigint generated always as identity primary key,
    source      text not null,
    account     text not null,
    key         text not null,
    body        bytea not null,
    received_at timestamptz not null,
    due_at      timestamptz,
    attempts    integer not null default 0,
    status      text not null check (status in ('RECEIVED', 'APPLIED', 'IGNORED', 'PENDING', 'QUARANTINED')),
    reason      text,
    detail      text not null default '',
    unique (source, account, key)
);
comment on table econlytics.message is 'The inbox: bytes as they came, and what became of them.';
create index message_due on econlytics.message (due_at, message_no) where due_at is not null;

create function econlytics.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: book a correction instead', tg_table_name;
end $$;
create trigger append_only before update or delete on econlytics.line
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.statement_part
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.version
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.decision
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.allocation_rule
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.allocation_weight
    for each statement execute function econlytics.refuse_change();
