-- What makes a booking of many facts fast: references are checked once for all rows of a statement, and whoever paid before is
-- not asked again when he was acquired.

-- Whether what a set of new rows refers to is there. A foreign key asks row by row, which took a third of the time of a booking.
-- Each looks its keys up by index, however many rows the tables seem to have: that is right for every set that is small beside
-- the ledger, and bearable for others.
create function econlytics.refuse_unknown(what text) returns void language plpgsql as $$
begin
    raise exception '% is not in the ledger', what using errcode = 'foreign_key_violation';
end $$;
create function econlytics.require_line_known() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from (select distinct version_no from added) a where not exists (
            select from econlytics.version v where v.version_no = a.version_no)) then
        perform econlytics.refuse_unknown('the version of a line');
    end if;
    if exists (select from (select distinct fact_no from added) a where not exists (
            select from econlytics.fact f where f.fact_no = a.fact_no)) then
        perform econlytics.refuse_unknown('the fact of a line');
    end if;
    if exists (select from (select distinct customer_no from added) a where not exists (
            select from econlytics.customer c where c.customer_no = a.customer_no)) then
        perform econlytics.refuse_unknown('the customer of a line');
    end if;
    if exists (select from (select distinct account from added) a where not exists (
            select from econlytics.account c where c.code = a.account)) then
        perform econlytics.refuse_unknown('the account of a line');
    end if;
    return null;
end $$;
create function econlytics.require_balance_known() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from (select distinct customer_no from added) a where not exists (
            select from econlytics.customer c where c.customer_no = a.customer_no)) then
        perform econlytics.refuse_unknown('the customer of a balance');
    end if;
    if exists (select from (select distinct account from added) a where not exists (
            select from econlytics.account c where c.code = a.account)) then
        perform econlytics.refuse_unknown('the account of a balance');
    end if;
    return null;
end $$;
create function econlytics.require_statement_known() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from (select distinct fact_no from added) a where not exists (
            select from econlytics.fact f where f.fact_no = a.fact_no)) then
        perform econlytics.refuse_unknown('the fact of a statement');
    end if;
    if exists (select from (select distinct party_no from added) a where not exists (
            select from econlytics.party p where p.party_no = a.party_no)) then
        perform econlytics.refuse_unknown('the party of a statement');
    end if;
    return null;
end $$;
create function econlytics.require_part_known() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from (select distinct statement_no from added) a where not exists (
            select from econlytics.statement s where s.statement_no = a.statement_no)) then
        perform econlytics.refuse_unknown('the statement of an amount or attribute');
    end if;
    return null;
end $$;
create function econlytics.require_source_known() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from added a where not exists (select from econlytics.fact f where f.fact_no = a.fact_no)) then
        perform econlytics.refuse_unknown('the fact of a source');
    end if;
    return null;
end $$;

alter table econlytics.line
    drop constraint line_version_no_fkey, drop constraint line_fact_no_fkey,
    drop constraint line_customer_no_fkey, drop constraint line_account_fkey;
alter table econlytics.balance drop constraint balance_customer_no_fkey, drop constraint balance_account_fkey;
alter table econlytics.statement drop constraint statement_fact_no_fkey, drop constraint statement_party_no_fkey;
alter table econlytics.statement_part drop constraint statement_part_statement_no_fkey;
alter table econlytics.statement_attribute drop constraint statement_attribute_statement_no_fkey;
alter table econlytics.fact_source drop constraint fact_source_fact_no_fkey;

create trigger known after insert on econlytics.line
    referencing new table as added for each statement execute function econlytics.require_line_known();
create trigger known after insert on econlytics.balance
    referencing new table as added for each statement execute function econlytics.require_balance_known();
create trigger known after insert on econlytics.statement
    referencing new table as added for each statement execute function econlytics.require_statement_known();
create trigger known after insert on econlytics.statement_part
    referencing new table as added for each statement execute function econlytics.require_part_known();
create trigger known after insert on econlytics.statement_attribute
    referencing new table as added for each statement execute function econlytics.require_part_known();
create trigger known after insert on econlytics.fact_source
    referencing new table as added for each statement execute function econlytics.require_source_known();

-- The other half of a foreign key: what is referred to stays, and so does what refers to it.
create trigger kept before delete on econlytics.account for each statement execute function econlytics.refuse_change();
create trigger kept before delete on econlytics.customer for each statement execute function econlytics.refuse_change();
create trigger kept before delete on econlytics.party for each statement execute function econlytics.refuse_change();
create trigger kept before delete on econlytics.fact for each statement execute function econlytics.refuse_change();
create trigger kept before delete on econlytics.statement for each statement execute function econlytics.refuse_change();
create trigger same_key before update of code on econlytics.account
    for each statement execute function econlytics.refuse_change();
create trigger same_key before update of customer_no on econlytics.customer
    for each statement execute function econlytics.refuse_change();
create trigger same_key before update of party_no on econlytics.party
    for each statement execute function econlytics.refuse_change();
create trigger same_key before update of fact_no on econlytics.fact
    for each statement execute function econlytics.refuse_change();
create trigger same_key before update of statement_no, fact_no, party_no on econlytics.statement
    for each statement execute function econlytics.refuse_change();
create trigger same_key before update of statement_no on econlytics.statement_attribute
    for each statement execute function econlytics.refuse_change();
create trigger same_key before update of fact_no on econlytics.fact_source
    for each statement execute function econlytics.refuse_change();
create trigger same_key before update of customer_no, account on econlytics.balance
    for each statement execute function econlytics.refuse_change();

-- Those of these facts that may change when somebody was acquired. One that stands alone in its payment, is of a customer who
-- had paid by then, and is not the one by which that is known, does not.
create function econlytics.decisive_of(facts bigint[]) returns bigint[] language plpgsql stable
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    return array(
        select f.fact_no from unnest(facts) as f(fact_no)
        where exists (select from econlytics.customer_acquisition a where a.fact_no = f.fact_no)
           or exists (
               select from econlytics.statement s
               join econlytics.party p on p.party_no = s.party_no
               left join econlytics.customer_acquisition a on a.customer_no = p.customer_no
               where s.fact_no = f.fact_no
                 and (p.kind = 'REFERENCE'
                      or p.customer_no > 0 and (a.acquired_at is null or a.acquired_at > s.occurred_at)))
           or exists (
               select from econlytics.fact_source n
               join econlytics.fact_source o on o.object = n.object and o.source = n.source and o.account = n.account
               where n.fact_no = f.fact_no and o.fact_no <> f.fact_no));
end $$;
comment on function econlytics.decisive_of is 'Those of these facts that may change when a customer was acquired.';

-- It looks the facts up by index: they are few beside the ledger, but a table that was just filled has no statistics to say so.
alter function econlytics.acquire(bigint[]) rename to acquire_by;
alter function econlytics.acquire_by(bigint[]) set enable_seqscan = off;
alter function econlytics.acquire_by(bigint[]) set enable_hashjoin = off;
alter function econlytics.acquire_by(bigint[]) set enable_mergejoin = off;
create function econlytics.acquire(facts bigint[]) returns void language plpgsql as $$
declare
    decisive bigint[] := econlytics.decisive_of(facts);
begin
    if cardinality(decisive) > 0 then
        perform econlytics.acquire_by(decisive);
    end if;
end $$;
comment on function econlytics.acquire is 'Called by every booking and decision with the facts that it touched.';
comment on function econlytics.acquire_by is 'Finds acquisitions again after something became known or was decided about these facts.';

-- Adds the lines after one number, up to another, set-wise. Rows that come to nothing go. A customer has a
-- total once it is known, and to update it takes half the time of an insert that finds it there.
create or replace function econlytics.add_lines(generations bigint[], after bigint, through bigint) returns void language plpgsql
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
    ), totals as materialized (
        select generation_no, customer_no, currency, sum(gross_receipts)::bigint as gross_receipts,
               sum(refunds)::bigint as refunds, sum(disputes)::bigint as disputes, sum(fees)::bigint as fees,
               sum(support)::bigint as support, sum(other_costs)::bigint as other_costs, sum(pending)::bigint as pending,
               sum(tickets)::bigint as tickets
        from figures group by 1, 2, 3
    ), updated as (
        update econlytics.customer_total t set
            gross_receipts = t.gross_receipts + a.gross_receipts, refunds = t.refunds + a.refunds,
            disputes = t.disputes + a.disputes, fees = t.fees + a.fees,
            support = t.support + a.support, other_costs = t.other_costs + a.other_costs,
            pending = t.pending + a.pending, tickets = t.tickets + a.tickets
        from totals a
        where t.generation_no = a.generation_no and t.customer_no = a.customer_no and t.currency = a.currency
        returning t.generation_no, t.customer_no, t.currency
    )
    insert into econlytics.customer_total (generation_no, customer_no, currency, minor_digits, gross_receipts, refunds,
        disputes, fees, support, other_costs, pending, tickets)
    select a.generation_no, a.customer_no, a.currency,
           coalesce((select c.minor_digits from econlytics.currency c where c.code = a.currency), 0),
           a.gross_receipts, a.refunds, a.disputes, a.fees, a.support, a.other_costs, a.pending, a.tickets
    from totals a
    where not exists (select from updated u
                      where u.generation_no = a.generation_no and u.customer_no = a.customer_no and u.currency = a.currency);
    touched := array(select distinct customer_no from econlytics.line where line_no > after and line_no <= through);
    delete from econlytics.customer_month
    where generation_no = any(generations) and customer_no = any(touched) and empty;
    perform econlytics.list_customers(generations, touched);
end $$;

-- A generation that is being filled has no statistics, so that the planner takes it for empty and would walk through it once for
-- each customer: without nested loops it hashes.
create or replace function econlytics.fill_generation(generation bigint, through bigint) returns void language plpgsql
    set work_mem = '128MB' set enable_nestloop = off set jit = off as $$
begin
    delete from econlytics.customer_month where generation_no = generation;
    delete from econlytics.customer_total where generation_no = generation;
    perform econlytics.add_lines(array[generation], 0, through);
    perform econlytics.list_customers(array[generation], array(select customer_no from econlytics.customer));
end $$;
create function econlytics.catch_up(generation bigint, filled bigint) returns void language plpgsql
    set enable_nestloop = off set jit = off as $$
begin
    perform econlytics.add_lines(array[generation], filled, (select coalesce(max(line_no), 0) from econlytics.line));
    perform econlytics.list_customers(array[generation], array(select customer_no from econlytics.customer));
end $$;
comment on function econlytics.catch_up is 'Adds to a generation what was booked since it was filled.';
