-- What reports read: one row for each customer and currency, and one for each month of it, kept up by every booking in its own
-- transaction. Rows belong to a generation, so that all of them can be made anew beside those that are being read.
-- Amounts are BIGINT minor units, signed from the company's side as in the journal: refunds, disputes and costs are negative,
-- and what is left of a customer is the sum of its columns. Reports show major units, and costs as positive.

create table econlytics.generation (
    generation_no bigint primary key,
    state         text not null check (state in ('BUILDING', 'KEPT_UP', 'CURRENT')),
    home_currency text collate "C" not null,
    begun_at      timestamptz not null default clock_timestamp()
);
comment on table econlytics.generation is 'The copies of the read models: the one that is read, and one that may be in the making.';
comment on column econlytics.generation.state is
    'CURRENT is read, and there is one; KEPT_UP is complete and follows every booking; BUILDING does not yet.';
comment on column econlytics.generation.home_currency is
    'Under which currency tickets, and customers who never paid, stand: that of the prices of work adopted last, empty before any.';
create unique index generation_current on econlytics.generation (state) where state = 'CURRENT';

create table econlytics.customer_total (
    generation_no  bigint not null,
    customer_no    bigint not null,
    currency       text collate "C" not null,
    signed_up_on   date,
    minor_digits   integer not null,
    gross_receipts bigint not null,
    refunds        bigint not null,
    disputes       bigint not null,
    fees           bigint not null,
    support        bigint not null,
    other_costs    bigint not null,
    pending        bigint not null,
    tickets        bigint not null,
    net_profit     numeric not null generated always as (round(
        (gross_receipts::numeric + refunds + disputes + fees + support + other_costs) / (10::numeric ^ minor_digits),
        minor_digits)) stored,
    empty          boolean not null generated always as (
        (gross_receipts, refunds, disputes, fees, support, other_costs, pending, tickets)
            = (0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint)) stored,
    primary key (generation_no, customer_no, currency)
);
create index customer_total_by_profit on econlytics.customer_total (generation_no, net_profit);
comment on table econlytics.customer_total is
    'All months of a customer in one currency. A customer without any amount has an empty row of the home currency; one that was merged has none, its survivor bears its figures.';
comment on column econlytics.customer_total.currency is 'ISO 4217; empty for tickets and empty rows before prices of work are first adopted.';
comment on column econlytics.customer_total.signed_up_on is 'The earliest day of signup among the customer and those merged into it.';
comment on column econlytics.customer_total.minor_digits is 'How many decimals the currency has.';
comment on column econlytics.customer_total.refunds is 'Minor units; what was given back is negative.';
comment on column econlytics.customer_total.other_costs is
    'Cost of goods, fulfilment, other cost to serve and acquisition; minor units, costs negative.';
comment on column econlytics.customer_total.pending is 'Received and not counted yet; minor units, in no other column.';
comment on column econlytics.customer_total.tickets is 'Support tickets, priced or not, of the home currency''s row alone.';
comment on column econlytics.customer_total.net_profit is 'In major units, to sort and to filter by: the sum of the six columns of profit.';
comment on column econlytics.customer_total.empty is 'Whether every figure is 0.';

create table econlytics.customer_month (
    generation_no  bigint not null,
    customer_no    bigint not null,
    currency       text collate "C" not null,
    month          date not null,
    origin         date not null,
    gross_receipts bigint not null,
    refunds        bigint not null,
    disputes       bigint not null,
    fees           bigint not null,
    support        bigint not null,
    other_costs    bigint not null,
    pending        bigint not null,
    tickets        bigint not null,
    empty          boolean not null generated always as (
        (gross_receipts, refunds, disputes, fees, support, other_costs, pending, tickets)
            = (0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint)) stored,
    primary key (generation_no, customer_no, currency, month, origin)
);
-- Holds next to nothing: a booking finds by it the rows that it emptied, without reading all months of its customers.
create index customer_month_emptied on econlytics.customer_month (generation_no, customer_no) where empty;
comment on table econlytics.customer_month is
    'The same columns as customer_total, month by month; sums over months are the row of customer_total.';
comment on column econlytics.customer_month.month is 'The first day of the month in which it counts.';
comment on column econlytics.customer_month.origin is
    'The first day of the month in which it happened, see line.origin; sum over it for what a month shows.';

-- The one place that says in which column a line counts.
create view econlytics.line_figure as
select l.line_no, l.customer_no, l.month, l.origin, c.code as currency,
       case when c.code is not null and a.section = 'GROSS_RECEIPTS' then l.amount else 0 end as gross_receipts,
       case when c.code is not null and a.section = 'REFUNDS' then l.amount else 0 end as refunds,
       case when c.code is not null and a.section = 'DISPUTES' then l.amount else 0 end as disputes,
       case when c.code is not null and a.section = 'FEES' then l.amount else 0 end as fees,
       case when c.code is not null and a.section = 'SUPPORT' then l.amount else 0 end as support,
       case when c.code is not null and a.use = 'PROFIT' and a.section not in
           ('GROSS_RECEIPTS', 'REFUNDS', 'DISPUTES', 'FEES', 'SUPPORT') then l.amount else 0 end as other_costs,
       case when c.code is not null and a.use = 'PENDING' then l.amount else 0 end as pending,
       case when c.code is null then l.amount else 0 end as tickets
from econlytics.line l
join econlytics.account a on a.code = l.account
left join econlytics.currency c on c.code = l.unit
where c.code is not null and a.use in ('PROFIT', 'PENDING') or l.unit = 'ticket' and a.use <> 'EXCLUDED';
comment on view econlytics.line_figure is
    'The lines of the journal that have a column in the read models, and which one; a ticket has no currency of its own.';

-- A customer is listed once it is known, be there an amount or not, and no longer when it is merged into another.
create function econlytics.list_customers(generations bigint[], customers bigint[]) returns void language plpgsql
    set plan_cache_mode = force_custom_plan as $$
begin
    delete from econlytics.customer_total t
    using econlytics.generation g, econlytics.customer c
    where t.generation_no = any(generations) and t.customer_no = any(customers) and t.empty
      and g.generation_no = t.generation_no and c.customer_no = t.customer_no
      and (c.survivor_no <> c.customer_no or t.currency <> g.home_currency or exists (
          select from econlytics.customer_total o
          where o.generation_no = t.generation_no and o.customer_no = t.customer_no and not o.empty));
    insert into econlytics.customer_total (generation_no, customer_no, currency, minor_digits, gross_receipts, refunds,
        disputes, fees, support, other_costs, pending, tickets)
    select g.generation_no, c.customer_no, g.home_currency,
           coalesce((select minor_digits from econlytics.currency where code = g.home_currency), 0), 0, 0, 0, 0, 0, 0, 0, 0
    from econlytics.customer c cross join econlytics.generation g
    where g.generation_no = any(generations) and c.customer_no = any(customers) and c.survivor_no = c.customer_no
      and not exists (select from econlytics.customer_total o
                      where o.generation_no = g.generation_no and o.customer_no = c.customer_no)
    order by c.customer_no;
    update econlytics.customer_total t set signed_up_on = e.signed_up_on
    from (select c.customer_no, least(c.signed_up_on, (
                     select min(m.signed_up_on) from econlytics.customer m
                     where m.survivor_no = c.customer_no and m.survivor_no <> m.customer_no)) as signed_up_on
          from econlytics.customer c where c.customer_no = any(customers)) e
    where t.generation_no = any(generations) and t.customer_no = e.customer_no
      and t.signed_up_on is distinct from e.signed_up_on;
end $$;

-- Adds the lines after one number, up to another, set-wise. Rows that come to nothing go.
create function econlytics.add_lines(generations bigint[], after bigint, through bigint) returns void language plpgsql
    set plan_cache_mode = force_custom_plan as $$
declare
    touched bigint[];
begin
    with figures as materialized (
        select g.generation_no, f.customer_no, coalesce(f.currency, g.home_currency) as currency, f.month, f.origin,
               sum(f.gross_receipts)::bigint as gross_receipts, sum(f.refunds)::bigint as refunds,
               sum(f.disputes)::bigint as disputes, sum(f.fees)::bigint as fees, sum(f.support)::bigint as support,
               sum(f.other_costs)::bigint as other_costs, sum(f.pending)::bigint as pending,
               sum(f.tickets)::bigint as tickets
        from econlytics.line_figure f cross join econlytics.generation g
        where f.line_no > after and f.line_no <= through and g.generation_no = any(generations)
        group by 1, 2, 3, 4, 5
        order by 1, 2, 3, 4, 5
    ), months as (
        insert into econlytics.customer_month as m (generation_no, customer_no, currency, month, origin, gross_receipts,
            refunds, disputes, fees, support, other_costs, pending, tickets)
        select * from figures
        on conflict (generation_no, customer_no, currency, month, origin) do update set
            gross_receipts = m.gross_receipts + excluded.gross_receipts, refunds = m.refunds + excluded.refunds,
            disputes = m.disputes + excluded.disputes, fees = m.fees + excluded.fees,
            support = m.support + excluded.support, other_costs = m.other_costs + excluded.other_costs,
            pending = m.pending + excluded.pending, tickets = m.tickets + excluded.tickets
    )
    insert into econlytics.customer_total as t (generation_no, customer_no, currency, minor_digits, gross_receipts, refunds,
        disputes, fees, support, other_costs, pending, tickets)
    select generation_no, customer_no, currency,
           coalesce((select c.minor_digits from econlytics.currency c where c.code = figures.currency), 0),
           sum(gross_receipts)::bigint, sum(refunds)::bigint, sum(disputes)::bigint, sum(fees)::bigint,
           sum(support)::bigint, sum(other_costs)::bigint, sum(pending)::bigint, sum(tickets)::bigint
    from figures group by 1, 2, 3
    on conflict (generation_no, customer_no, currency) do update set
        gross_receipts = t.gross_receipts + excluded.gross_receipts, refunds = t.refunds + excluded.refunds,
        disputes = t.disputes + excluded.disputes, fees = t.fees + excluded.fees,
        support = t.support + excluded.support, other_costs = t.other_costs + excluded.other_costs,
        pending = t.pending + excluded.pending, tickets = t.tickets + excluded.tickets;
    touched := array(select distinct customer_no from econlytics.line where line_no > after and line_no <= through);
    delete from econlytics.customer_month
    where generation_no = any(generations) and customer_no = any(touched) and empty;
    perform econlytics.list_customers(generations, touched);
end $$;

-- Makes a generation whole: all lines up to one, and every customer.
create function econlytics.fill_generation(generation bigint, through bigint) returns void language plpgsql
    set work_mem = '128MB' as $$
begin
    delete from econlytics.customer_month where generation_no = generation;
    delete from econlytics.customer_total where generation_no = generation;
    perform econlytics.add_lines(array[generation], 0, through);
    perform econlytics.list_customers(array[generation], array(select customer_no from econlytics.customer));
end $$;

create function econlytics.home_currency() returns text language sql stable as $$
    select coalesce((select currency from econlytics.decision where kind = 'ADOPT_COSTS' order by decision_no desc limit 1), '')
$$;

-- Whoever makes, dates, merges or erases a customer need not know about the read models, nor have rights to them.
create function econlytics.follow_customers() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform econlytics.list_customers(
        array(select generation_no from econlytics.generation where state <> 'BUILDING'),
        array(select customer_no from changed union select survivor_no from changed));
    return null;
end $$;
create function econlytics.follow_survivors() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform econlytics.list_customers(
        array(select generation_no from econlytics.generation where state <> 'BUILDING'),
        array(select customer_no from changed union select survivor_no from changed
              union select survivor_no from previous));
    return null;
end $$;
create trigger listed_in_models after insert on econlytics.customer
    referencing new table as changed for each statement execute function econlytics.follow_customers();
create trigger moved_in_models after update on econlytics.customer
    referencing old table as previous new table as changed
    for each statement execute function econlytics.follow_survivors();

create function econlytics.generation_hash(generation bigint) returns text language sql stable as $$
    select encode(sha256(convert_to(count(*) || ':' || coalesce(sum(
               ('x' || encode(substr(sha256(convert_to(content, 'UTF8')), 1, 7), 'hex'))::bit(56)::bigint), 0), 'UTF8')), 'hex')
    from (select concat_ws('|', 'total', customer_no, currency, coalesce(signed_up_on - date '1970-01-01', -1000000),
                     minor_digits, gross_receipts, refunds, disputes, fees, support, other_costs, pending, tickets) as content
          from econlytics.customer_total where generation_no = generation
          union all
          select concat_ws('|', 'month', customer_no, currency, month - date '1970-01-01', origin - date '1970-01-01',
                     gross_receipts, refunds, disputes, fees, support, other_costs, pending, tickets)
          from econlytics.customer_month where generation_no = generation) rows
$$;
comment on function econlytics.generation_hash is
    'Hash of the content of a generation, whatever the order of its rows: SHA-256 of their count and the sum of the first 56 bits of the SHA-256 of each.';

insert into econlytics.generation (generation_no, state, home_currency) values (1, 'CURRENT', econlytics.home_currency());
select econlytics.fill_generation(1, (select coalesce(max(line_no), 0) from econlytics.line));

alter table econlytics.checkpoint add column saved_at timestamptz;
comment on column econlytics.checkpoint.saved_at is 'When the connector last booked how far it has come; null before this was noted.';

-- What a reconciliation of the books found, and who stands for it. Amounts are minor units, signed from the company's side.
create table econlytics.reconciliation (
    reconciliation_no     bigint generated always as identity primary key,
    saved_at              timestamptz not null default clock_timestamp(),
    entity                text not null,
    statement_file        text not null,
    statement_sha256      text not null,
    detail_file           text not null,
    detail_sha256         text not null,
    mapping               text not null,
    basis                 text not null,
    statement_basis       text not null,
    ledger_version        bigint not null,
    raw_basis_points      integer not null,
    residual_basis_points integer not null,
    floor_minor           bigint not null,
    scope                 text not null,
    as_of                 date not null
);
comment on table econlytics.reconciliation is 'What was compared with what: one row for each reconciliation that was saved.';
comment on column econlytics.reconciliation.ledger_version is 'The version of the ledger whose figures were compared.';
comment on column econlytics.reconciliation.as_of is 'The day of the comparison; accepted differences were in force on it.';
create table econlytics.reconciliation_period (
    reconciliation_no bigint not null references econlytics.reconciliation,
    period            integer not null,
    first_month       date not null,
    last_month        date not null,
    currency          text collate "C" not null references econlytics.currency,
    verdict           text not null check (verdict in ('PASS', 'WARN', 'FAIL', 'NOT_COMPARABLE')),
    not_comparable    text[] not null,
    primary key (reconciliation_no, period)
);
comment on table econlytics.reconciliation_period is 'The verdict on each period and currency.';
comment on column econlytics.reconciliation_period.not_comparable is 'Why there is nothing to compare; no element if there is.';
create table econlytics.reconciliation_line (
    reconciliation_no bigint not null,
    period            integer not null,
    position          integer not null,
    line              text not null,
    system            bigint not null,
    books             bigint not null,
    accepted          bigint not null,
    residual          bigint not null,
    primary key (reconciliation_no, period, position),
    foreign key (reconciliation_no, period) references econlytics.reconciliation_period
);
comment on table econlytics.reconciliation_line is
    'Each line of a period: system - books = causes + accepted + residual.';
create table econlytics.reconciliation_cause (
    reconciliation_no bigint not null,
    period            integer not null,
    position          integer not null,
    cause             text not null,
    amount            bigint not null,
    records           integer not null,
    primary key (reconciliation_no, period, position, cause),
    foreign key (reconciliation_no, period, position) references econlytics.reconciliation_line
);
comment on table econlytics.reconciliation_cause is
    'How much of a line''s variance has which cause, and how many parts of records show it. Which ones is in the report that was written.';
create table econlytics.reconciliation_sign_off (
    reconciliation_no bigint not null references econlytics.reconciliation,
    preparer          text not null,
    reviewer          text not null,
    signed_at         timestamptz not null,
    primary key (reconciliation_no, preparer, reviewer, signed_at)
);
comment on table econlytics.reconciliation_sign_off is
    'Who prepared and who reviewed. Audit data: an erasure of a customer does not touch it.';
create trigger append_only before update or delete on econlytics.reconciliation
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.reconciliation_period
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.reconciliation_line
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.reconciliation_cause
    for each statement execute function econlytics.refuse_change();
create trigger append_only before update or delete on econlytics.reconciliation_sign_off
    for each statement execute function econlytics.refuse_change();

-- The reports. Columns are only ever added. Amounts are exact decimals in major units (29.00 USD, 2900 JPY); costs, refunds
-- and disputes are positive. Every answer can say of which version of the ledger it is, because one statement reads one state.

create function econlytics.major(minor numeric, digits integer) returns numeric language sql immutable as
    'select round(minor / 10::numeric ^ digits, digits)';

create view econlytics_report.as_of as
select coalesce(v.version_no, 0) as version, v.booked_at as as_of
from (select 1) always left join (
    select version_no, booked_at from econlytics.version order by version_no desc limit 1) v on true;
comment on view econlytics_report.as_of is 'One row: the version of everything that a query in the same statement or snapshot shows.';
comment on column econlytics_report.as_of.version is 'The last booking that brought anything new, or decision; 0 before the first.';
comment on column econlytics_report.as_of.as_of is 'When that was booked, by the clock of the database; null before the first.';

create or replace view econlytics_report.customer_profitability as
select case t.customer_no when 0 then 'unattributed' when -1 then 'unallocated'
            else coalesce(s.external_id, 'customer ' || t.customer_no) end as customer_id,
       to_char(t.signed_up_on, 'YYYY-MM') as cohort,
       t.signed_up_on as signup_date,
       econlytics.major(t.gross_receipts::numeric + t.refunds + t.disputes, t.minor_digits) as total_revenue,
       econlytics.major(-t.fees::numeric, t.minor_digits) as total_fees,
       econlytics.major(-t.support::numeric, t.minor_digits) as support_cost,
       econlytics.major(-t.other_costs::numeric, t.minor_digits) as other_costs,
       t.net_profit,
       t.tickets,
       econlytics.major(t.gross_receipts, t.minor_digits) as gross_receipts,
       econlytics.major(-t.refunds::numeric, t.minor_digits) as refunds,
       econlytics.major(-t.disputes::numeric, t.minor_digits) as disputes,
       nullif(t.currency, '') as currency,
       econlytics.major(t.pending, t.minor_digits) as pending,
       t.customer_no,
       (select version from econlytics_report.as_of) as version,
       (select as_of from econlytics_report.as_of) as as_of
from econlytics.customer_total t
left join econlytics.party p on p.own_no = t.customer_no
left join econlytics.party_source s on s.party_no = p.party_no
where t.generation_no = (select generation_no from econlytics.generation where state = 'CURRENT');
comment on column econlytics_report.customer_profitability.customer_id is
    'What the source calls the customer; unattributed is one customer''s, not known whose; unallocated is shared.';
comment on column econlytics_report.customer_profitability.signup_date is 'The earliest of the customers merged; null if not known.';
comment on column econlytics_report.customer_profitability.total_revenue is 'gross_receipts - refunds - disputes.';
comment on column econlytics_report.customer_profitability.total_fees is 'What processors and platforms kept; positive.';
comment on column econlytics_report.customer_profitability.support_cost is 'The work of the support team at the prices adopted; positive.';
comment on column econlytics_report.customer_profitability.other_costs is
    'Cost of goods, fulfilment, other cost to serve and acquisition; positive.';
comment on column econlytics_report.customer_profitability.tickets is
    'Support tickets, priced or not; in the row of the home currency alone, so that none is counted twice.';
comment on column econlytics_report.customer_profitability.gross_receipts is 'What was received, late failures deducted.';
comment on column econlytics_report.customer_profitability.refunds is 'What was given back; positive.';
comment on column econlytics_report.customer_profitability.disputes is 'Withdrawn by disputes, net of what was won back; positive.';
comment on column econlytics_report.customer_profitability.currency is
    'ISO 4217; amounts of two currencies are two rows. Null before prices of work are first adopted, for who never paid.';
comment on column econlytics_report.customer_profitability.customer_no is 'The opaque number, by which views are joined; 0 unattributed, -1 unallocated.';
comment on column econlytics_report.customer_profitability.version is 'The version of the ledger that the row shows, see the view as_of.';
comment on column econlytics_report.customer_profitability.as_of is 'When that version was booked.';

create view econlytics_report.customer_profit_monthly as
select case m.customer_no when 0 then 'unattributed' when -1 then 'unallocated'
            else coalesce(s.external_id, 'customer ' || m.customer_no) end as customer_id,
       m.month,
       econlytics.major(m.gross_receipts + m.refunds + m.disputes, coalesce(c.minor_digits, 0)) as total_revenue,
       econlytics.major(-m.fees, coalesce(c.minor_digits, 0)) as total_fees,
       econlytics.major(-m.support, coalesce(c.minor_digits, 0)) as support_cost,
       econlytics.major(-m.other_costs, coalesce(c.minor_digits, 0)) as other_costs,
       econlytics.major(m.gross_receipts + m.refunds + m.disputes + m.fees + m.support + m.other_costs,
           coalesce(c.minor_digits, 0)) as net_profit,
       m.tickets,
       econlytics.major(m.gross_receipts, coalesce(c.minor_digits, 0)) as gross_receipts,
       econlytics.major(-m.refunds, coalesce(c.minor_digits, 0)) as refunds,
       econlytics.major(-m.disputes, coalesce(c.minor_digits, 0)) as disputes,
       nullif(m.currency, '') as currency,
       econlytics.major(m.pending, coalesce(c.minor_digits, 0)) as pending,
       m.customer_no,
       (select version from econlytics_report.as_of) as version,
       (select as_of from econlytics_report.as_of) as as_of
from (select customer_no, currency, month, sum(gross_receipts) as gross_receipts, sum(refunds) as refunds,
             sum(disputes) as disputes, sum(fees) as fees, sum(support) as support, sum(other_costs) as other_costs,
             sum(pending) as pending, sum(tickets)::bigint as tickets
      from econlytics.customer_month
      where generation_no = (select generation_no from econlytics.generation where state = 'CURRENT')
      group by customer_no, currency, month) m
left join econlytics.currency c on c.code = m.currency
left join econlytics.party p on p.own_no = m.customer_no
left join econlytics.party_source s on s.party_no = p.party_no;
comment on view econlytics_report.customer_profit_monthly is
    'Profit per customer, month and currency, as customer_profitability has it over all months; months without a figure have no row.';
comment on column econlytics_report.customer_profit_monthly.customer_id is 'See customer_profitability.customer_id.';
comment on column econlytics_report.customer_profit_monthly.month is
    'The first day of the month in which it counts, in the company''s zone. What came after its month was closed counts in a later one.';
comment on column econlytics_report.customer_profit_monthly.total_revenue is 'gross_receipts - refunds - disputes.';
comment on column econlytics_report.customer_profit_monthly.total_fees is 'What processors and platforms kept; positive.';
comment on column econlytics_report.customer_profit_monthly.support_cost is 'The work of the support team at the prices adopted; positive.';
comment on column econlytics_report.customer_profit_monthly.other_costs is
    'Cost of goods, fulfilment, other cost to serve and acquisition; positive.';
comment on column econlytics_report.customer_profit_monthly.net_profit is
    'total_revenue - total_fees - support_cost - other_costs.';
comment on column econlytics_report.customer_profit_monthly.tickets is
    'Support tickets, priced or not; in the row of the home currency alone.';
comment on column econlytics_report.customer_profit_monthly.gross_receipts is 'What was received, late failures deducted.';
comment on column econlytics_report.customer_profit_monthly.refunds is 'What was given back; positive.';
comment on column econlytics_report.customer_profit_monthly.disputes is 'Withdrawn by disputes, net of what was won back; positive.';
comment on column econlytics_report.customer_profit_monthly.currency is 'ISO 4217; amounts of two currencies are two rows.';
comment on column econlytics_report.customer_profit_monthly.pending is 'Received and not counted yet; in no other column.';
comment on column econlytics_report.customer_profit_monthly.customer_no is 'The opaque number, by which views are joined.';
comment on column econlytics_report.customer_profit_monthly.version is 'The version of the ledger that the row shows.';
comment on column econlytics_report.customer_profit_monthly.as_of is 'When that version was booked.';

create view econlytics_report.cohort_profitability as
with current as materialized (
    select generation_no from econlytics.generation where state = 'CURRENT'
), signups as materialized (
    select customer_no, case customer_no when 0 then 'unattributed' when -1 then 'unallocated'
               else coalesce(to_char(min(signed_up_on), 'YYYY-MM'), '(unknown)') end as cohort,
           date_trunc('month', min(signed_up_on)::timestamp)::date as started
    from econlytics.customer_total where generation_no = (select generation_no from current) group by customer_no
), sizes as materialized (
    select cohort, count(*) filter (where customer_no > 0) as customers from signups group by cohort
), cells as materialized (
    select s.cohort, s.started, m.currency, m.origin as month, sum(m.gross_receipts) as gross_receipts,
           sum(m.refunds) as refunds, sum(m.disputes) as disputes, sum(m.fees) as fees, sum(m.support) as support,
           sum(m.other_costs) as other_costs, sum(m.pending) as pending, sum(m.tickets)::bigint as tickets
    from econlytics.customer_month m join signups s using (customer_no)
    where m.generation_no = (select generation_no from current)
    group by s.cohort, s.started, m.currency, m.origin
)
select x.cohort, z.customers, x.month,
       (extract(year from age(x.month, x.started)) * 12 + extract(month from age(x.month, x.started)))::integer as age,
       nullif(x.currency, '') as currency,
       econlytics.major(x.gross_receipts + x.refunds + x.disputes, coalesce(c.minor_digits, 0)) as total_revenue,
       econlytics.major(-x.fees, coalesce(c.minor_digits, 0)) as total_fees,
       econlytics.major(-x.support, coalesce(c.minor_digits, 0)) as support_cost,
       econlytics.major(-x.other_costs, coalesce(c.minor_digits, 0)) as other_costs,
       econlytics.major(x.gross_receipts + x.refunds + x.disputes + x.fees + x.support + x.other_costs,
           coalesce(c.minor_digits, 0)) as net_profit,
       econlytics.major(x.pending, coalesce(c.minor_digits, 0)) as pending,
       x.tickets,
       (select version from econlytics_report.as_of) as version,
       (select as_of from econlytics_report.as_of) as as_of
from cells x join sizes z using (cohort) left join econlytics.currency c on c.code = x.currency;
comment on view econlytics_report.cohort_profitability is
    'What the customers who signed up in the same month brought in, by month in which it happened; sums over it are the company''s.';
comment on column econlytics_report.cohort_profitability.cohort is
    'The month of signup, YYYY-MM; (unknown) of customers without a day of signup; unattributed and unallocated are nobody''s.';
comment on column econlytics_report.cohort_profitability.customers is 'How many customers the cohort has, whether or not they have a figure.';
comment on column econlytics_report.cohort_profitability.month is
    'The first day of the month in which it happened; what came late stands where it happened, whenever it counts.';
comment on column econlytics_report.cohort_profitability.age is
    'Months since the month of signup: 0 in it, negative before it, null where there is none.';
comment on column econlytics_report.cohort_profitability.currency is 'ISO 4217; amounts of two currencies are two rows.';
comment on column econlytics_report.cohort_profitability.total_revenue is 'Gross receipts less refunds and disputes.';
comment on column econlytics_report.cohort_profitability.total_fees is 'What processors and platforms kept; positive.';
comment on column econlytics_report.cohort_profitability.support_cost is 'The work of the support team; positive.';
comment on column econlytics_report.cohort_profitability.other_costs is 'Cost of goods, fulfilment, other cost to serve and acquisition; positive.';
comment on column econlytics_report.cohort_profitability.net_profit is 'total_revenue - total_fees - support_cost - other_costs.';
comment on column econlytics_report.cohort_profitability.pending is 'Received and not counted yet; in no other column.';
comment on column econlytics_report.cohort_profitability.tickets is 'Support tickets, priced or not.';
comment on column econlytics_report.cohort_profitability.version is 'The version of the ledger that the row shows.';
comment on column econlytics_report.cohort_profitability.as_of is 'When that version was booked.';

create view econlytics_report.reconciliation as
select r.reconciliation_no, r.saved_at, r.entity, to_char(p.first_month, 'YYYY-MM') as first_month,
       to_char(p.last_month, 'YYYY-MM') as last_month, p.currency, p.verdict,
       array_to_string(p.not_comparable, ', ') as not_comparable, l.line,
       econlytics.major(l.system, c.minor_digits) as system, econlytics.major(l.books, c.minor_digits) as books,
       econlytics.major(l.system::numeric - l.books, c.minor_digits) as variance,
       econlytics.major(coalesce(x.explained, 0), c.minor_digits) as explained,
       econlytics.major(l.accepted, c.minor_digits) as accepted, econlytics.major(l.residual, c.minor_digits) as residual,
       x.causes, (select string_agg(s.preparer || ' / ' || s.reviewer, ', ' order by s.signed_at)
                  from econlytics.reconciliation_sign_off s
                  where s.reconciliation_no = r.reconciliation_no) as signed_by,
       r.ledger_version as version, v.booked_at as as_of
from econlytics.reconciliation r
join econlytics.reconciliation_period p using (reconciliation_no)
join econlytics.reconciliation_line l using (reconciliation_no, period)
join econlytics.currency c on c.code = p.currency
left join econlytics.version v on v.version_no = r.ledger_version
cross join lateral (
    select sum(amount) as explained, jsonb_object_agg(cause, econlytics.major(amount, c.minor_digits))
               filter (where cause is not null) as causes
    from econlytics.reconciliation_cause k
    where (k.reconciliation_no, k.period, k.position) = (l.reconciliation_no, l.period, l.position)) x;
comment on view econlytics_report.reconciliation is
    'The figures against the company''s books as they were compared and saved: one row for each line, period and currency.';
comment on column econlytics_report.reconciliation.reconciliation_no is 'The number of the comparison; the highest is the latest.';
comment on column econlytics_report.reconciliation.saved_at is 'When it was saved.';
comment on column econlytics_report.reconciliation.entity is 'Whose books.';
comment on column econlytics_report.reconciliation.first_month is 'The first month of the period, YYYY-MM.';
comment on column econlytics_report.reconciliation.last_month is 'The last month of the period, YYYY-MM.';
comment on column econlytics_report.reconciliation.currency is 'ISO 4217, of all amounts in the row.';
comment on column econlytics_report.reconciliation.verdict is 'PASS, WARN, FAIL or NOT_COMPARABLE, of the whole period and currency.';
comment on column econlytics_report.reconciliation.not_comparable is 'Why there is nothing to compare; empty if there is.';
comment on column econlytics_report.reconciliation.line is 'The line of the statement.';
comment on column econlytics_report.reconciliation.system is 'Our figure, signed from the company''s side: costs are negative.';
comment on column econlytics_report.reconciliation.books is 'What the books'' accounts that are mapped to the line sum to, signed alike.';
comment on column econlytics_report.reconciliation.variance is 'system - books = explained + accepted + residual.';
comment on column econlytics_report.reconciliation.explained is 'The sum of the causes that records show.';
comment on column econlytics_report.reconciliation.accepted is 'What somebody accepts for a reason.';
comment on column econlytics_report.reconciliation.residual is 'What neither explains.';
comment on column econlytics_report.reconciliation.causes is 'Each cause with its amount, as a JSON object; null if there is none.';
comment on column econlytics_report.reconciliation.signed_by is 'Who prepared and who reviewed it; null if nobody signed.';
comment on column econlytics_report.reconciliation.version is 'The version of the ledger whose figures were compared.';
comment on column econlytics_report.reconciliation.as_of is 'When that version was booked.';

create view econlytics_report.data_freshness as
select connector, data_through, greatest(now() - data_through, interval '0') as age, saved_at as last_run,
       (select version from econlytics_report.as_of) as version, (select as_of from econlytics_report.as_of) as as_of
from econlytics.checkpoint;
comment on view econlytics_report.data_freshness is 'How old the data of each stream is, by what it has told, and not by when it was asked.';
comment on column econlytics_report.data_freshness.connector is 'The name of the stream.';
comment on column econlytics_report.data_freshness.data_through is
    'Up to when all that the stream tells is booked, exclusive; null before its first complete run.';
comment on column econlytics_report.data_freshness.age is 'Now less data_through; null before its first complete run.';
comment on column econlytics_report.data_freshness.last_run is 'When it last booked how far it has come; null if that was not noted.';
comment on column econlytics_report.data_freshness.version is 'The version of the ledger at this moment.';
comment on column econlytics_report.data_freshness.as_of is 'When that version was booked.';

create view econlytics_report.ledger as
select a.version, a.as_of,
       (select count(*) from econlytics.fact f
        where exists (select from econlytics.statement s where s.fact_no = f.fact_no)) as facts,
       (select count(*) from econlytics.line) as lines,
       (select count(*) from econlytics.customer where customer_no > 0) as customers,
       (select count(*) from (
            select s.fact_no from econlytics.statement s
            group by s.fact_no, s.revision having count(*) > 1
               and s.revision = (select max(h.revision) from econlytics.statement h where h.fact_no = s.fact_no)
               and not exists (select from econlytics.decision d where d.kind = 'SETTLE_CONTEST'
                               and d.fact_no = s.fact_no and d.revision = s.revision)) x) as contested,
       (select count(*) from econlytics.message where status = 'RECEIVED') as messages_received,
       (select count(*) from econlytics.message where status = 'APPLIED') as messages_applied,
       (select count(*) from econlytics.message where status = 'IGNORED') as messages_ignored,
       (select count(*) from econlytics.message where status = 'PENDING') as messages_pending,
       (select count(*) from econlytics.message where status = 'QUARANTINED') as messages_quarantined,
       (select max(month) from econlytics.decision d where d.kind = 'CLOSE_BOOKS'
           and not exists (select from econlytics.decision o where o.kind = 'REOPEN_BOOKS'
                           and o.decision_no > d.decision_no and o.month <= d.month)) as closed_through
from econlytics_report.as_of a;
comment on view econlytics_report.ledger is 'One row: how much the ledger holds, and what waits or is doubtful.';
comment on column econlytics_report.ledger.version is 'The version of the ledger that the row shows.';
comment on column econlytics_report.ledger.as_of is 'When that version was booked; null before the first.';
comment on column econlytics_report.ledger.facts is 'How many facts sources stated, each counted once however often it was restated.';
comment on column econlytics_report.ledger.lines is 'How many lines the journal has, reversals included.';
comment on column econlytics_report.ledger.customers is 'How many customers sources named, those that were merged included.';
comment on column econlytics_report.ledger.contested is 'Facts that a source stated in two ways and nobody settled; none of them counts.';
comment on column econlytics_report.ledger.messages_received is 'Messages that were stored and not worked on yet.';
comment on column econlytics_report.ledger.messages_applied is 'Messages that were booked.';
comment on column econlytics_report.ledger.messages_ignored is 'Messages that say nothing about money or work, with a reason.';
comment on column econlytics_report.ledger.messages_pending is 'Messages that wait for something.';
comment on column econlytics_report.ledger.messages_quarantined is 'Messages and records that could not be read or believed.';
comment on column econlytics_report.ledger.closed_through is 'The first day of the last month that is closed; null if none is.';

create view econlytics_report.conservation as
with standing as (
    select distinct on (s.fact_no) s.fact_no, s.statement_no, s.work_account is not null as is_work
    from econlytics.statement s
    left join lateral (
        select d.content_digest from econlytics.decision d
        where d.kind = 'SETTLE_CONTEST' and d.fact_no = s.fact_no and d.revision = s.revision
        order by d.decision_no desc limit 1) settled on true
    order by s.fact_no, s.revision desc, (s.content_digest = settled.content_digest) desc nulls last, s.content_digest
), weights as (
    select s.fact_no, p.unit, p.amount as received, 0::bigint as placed, 0 as customer_no, null::text as use
    from standing s join econlytics.statement_part p using (statement_no)
    union all
    select l.fact_no, l.unit, 0, l.amount, l.customer_no, a.use
    from econlytics.line l join econlytics.account a on a.code = l.account
    left join standing s using (fact_no)
    left join econlytics.currency c on c.code = l.unit
    where c.code is null or not coalesce(s.is_work, false)
), facts as (
    select fact_no, unit, sum(received) as received, sum(placed) as placed,
           sum(placed) filter (where customer_no > 0) as customers,
           sum(placed) filter (where customer_no = 0) as unattributed,
           sum(placed) filter (where customer_no = -1) as unallocated,
           sum(placed) filter (where use = 'PROFIT') as profit,
           sum(placed) filter (where use = 'BALANCE_SHEET') as balance_sheet,
           sum(placed) filter (where use = 'EXCLUDED') as excluded,
           sum(placed) filter (where use = 'PENDING') as pending
    from weights group by fact_no, unit
), units as (
    select unit, sum(received) as received, sum(placed) as placed, coalesce(sum(customers), 0) as customers,
           coalesce(sum(unattributed), 0) as unattributed, coalesce(sum(unallocated), 0) as unallocated,
           coalesce(sum(profit), 0) as profit, coalesce(sum(balance_sheet), 0) as balance_sheet,
           coalesce(sum(excluded), 0) as excluded, coalesce(sum(pending), 0) as pending,
           count(*) filter (where received <> placed) as facts_differing
    from facts group by unit
)
select u.unit, u.unit ~ '^[A-Z]{3}$' as is_money, econlytics.major(u.received, coalesce(c.minor_digits, 0)) as received,
       econlytics.major(u.customers, coalesce(c.minor_digits, 0)) as customers,
       econlytics.major(u.unattributed, coalesce(c.minor_digits, 0)) as unattributed,
       econlytics.major(u.unallocated, coalesce(c.minor_digits, 0)) as unallocated,
       econlytics.major(u.profit, coalesce(c.minor_digits, 0)) as profit,
       econlytics.major(u.balance_sheet, coalesce(c.minor_digits, 0)) as balance_sheet,
       econlytics.major(u.excluded, coalesce(c.minor_digits, 0)) as excluded,
       econlytics.major(u.pending, coalesce(c.minor_digits, 0)) as pending,
       u.facts_differing,
       u.facts_differing = 0 and u.received = u.customers + u.unattributed + u.unallocated
           and u.received = u.profit + u.balance_sheet + u.excluded + u.pending as holds,
       (select version from econlytics_report.as_of) as version, (select as_of from econlytics_report.as_of) as as_of
from units u left join econlytics.currency c on c.code = u.unit;
comment on view econlytics_report.conservation is
    'The proof that everything received is in one place by party and one by use, for each currency and kind of work. It weighs every fact when it is read.';
comment on column econlytics_report.conservation.unit is 'ISO 4217 of money, or the kind of work, such as ticket.';
comment on column econlytics_report.conservation.is_money is 'Whether it is a currency; amounts are in major units then.';
comment on column econlytics_report.conservation.received is
    'What the sources say: the sum of all facts as they stand. The price of work is computed, not received, and not in it.';
comment on column econlytics_report.conservation.customers is 'Of it, what known customers bear.';
comment on column econlytics_report.conservation.unattributed is 'Of it, what is one customer''s, not known whose.';
comment on column econlytics_report.conservation.unallocated is 'Of it, what is shared.';
comment on column econlytics_report.conservation.profit is 'Of it, what counts in profit.';
comment on column econlytics_report.conservation.balance_sheet is 'Of it, what only moves or is owed.';
comment on column econlytics_report.conservation.excluded is 'Of it, what is left out for a stated reason.';
comment on column econlytics_report.conservation.pending is 'Of it, what is not countable yet for a stated reason.';
comment on column econlytics_report.conservation.facts_differing is 'How many facts have lines that do not sum to what they say; two errors do not make up for each other.';
comment on column econlytics_report.conservation.holds is 'Whether both partitions sum to what was received, fact by fact.';
comment on column econlytics_report.conservation.version is 'The version of the ledger that the row shows.';
comment on column econlytics_report.conservation.as_of is 'When that version was booked.';
