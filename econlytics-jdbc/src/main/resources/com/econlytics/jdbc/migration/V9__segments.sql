-- What segments of customers are found by: when each customer was acquired, and its figures in minor units.

create table econlytics.customer_acquisition (
    customer_no bigint primary key references econlytics.customer,
    acquired_at timestamptz not null,
    fact_no     bigint not null references econlytics.fact
);
comment on table econlytics.customer_acquisition is
    'When each customer first paid, kept up by every booking; can be dropped and made again from the facts.';
comment on column econlytics.customer_acquisition.fact_no is 'A posting by which it is known.';
create index customer_acquisition_at on econlytics.customer_acquisition (acquired_at);
create index customer_acquisition_fact on econlytics.customer_acquisition (fact_no);
create index customer_attribute_name on econlytics.customer_attribute (name, valid_from);

-- The receipts of the payments that any of these facts belongs to, as far as the payment as a whole brought money.
create function econlytics.receipts_of(facts bigint[])
    returns table (customer_no bigint, occurred_at timestamptz, fact_no bigint) language sql stable as $$
with touched as materialized (
    select distinct s.fact_no, case when p.kind = 'REFERENCE' then s.party_no end as reference_no, f.source, f.account, f.object
    from econlytics.statement s
    join econlytics.party p using (party_no)
    left join econlytics.fact_source f on f.fact_no = s.fact_no
    where s.fact_no = any(facts) and exists (
        select from econlytics.statement_part x where x.statement_no = s.statement_no
        and x.account in ('receipts', 'failed_payments', 'partial_capture_reversals'))
), around as materialized (
    -- whatever may be of the same payments; what is of others is left out below
    select fact_no from touched
    union
    select s.fact_no from econlytics.statement s where s.party_no in (select reference_no from touched)
    union
    select f.fact_no from econlytics.fact_source f
    join touched t on t.reference_no is null and t.object = f.object and t.source = f.source and t.account = f.account
), latest as (
    select s.*, count(*) over (partition by s.fact_no) as contents
    from econlytics.statement s
    join around using (fact_no)
    where s.revision = (select max(revision) from econlytics.statement where fact_no = s.fact_no)
), standing as materialized (
    select l.statement_no, l.fact_no, l.occurred_at, p.customer_no,
           case when p.kind = 'REFERENCE' then l.party_no end as reference_no, f.source, f.account, f.object
    from latest l
    join econlytics.party p using (party_no)
    left join econlytics.fact_source f on f.fact_no = l.fact_no
    where l.revision <> 1 and l.work_account is null and (l.contents = 1 or l.content_digest = (
        select d.content_digest from econlytics.decision d
        where d.kind = 'SETTLE_CONTEST' and d.fact_no = l.fact_no and d.revision = l.revision
        order by d.decision_no desc limit 1))
), movement as materialized (
    select s.fact_no, s.occurred_at, s.customer_no, x.unit, s.reference_no,
           case when s.reference_no is null then s.source end as source,
           case when s.reference_no is null then s.account end as account,
           case when s.reference_no is null then s.object end as object,
           sum(x.amount) filter (where x.account in ('receipts', 'failed_payments', 'partial_capture_reversals')) as received,
           -- whatever the currency: a posting that brings money in one brings it
           bool_or(bool_or(x.account = 'receipts' and x.amount > 0)) over (partition by s.fact_no) as brings
    from standing s join econlytics.statement_part x using (statement_no)
    group by 1, 2, 3, 4, 5, 6, 7, 8
), payment as (
    select m.*, sum(received) over (partition by unit, reference_no, source, account, object) as paid from movement m
)
select distinct m.customer_no, m.occurred_at, m.fact_no
from payment m
where m.paid > 0 and m.brings and m.customer_no > 0
  and (m.reference_no in (select reference_no from touched)
       or (m.reference_no is null and (m.source, m.account, m.object) in (
               select source, account, object from touched where reference_no is null)))
$$;
comment on function econlytics.receipts_of is
    'The settled receipts of the payments that these facts belong to: by whom, when, by which fact.';

-- Brings the acquisitions up to date after something became known or was decided about these facts.
create function econlytics.acquire(facts bigint[]) returns void language plpgsql as $$
declare
    doubtful bigint[];
begin
    -- whose acquisition may stand on what has changed: it is found again from all that is theirs
    with gone as (
        delete from econlytics.customer_acquisition a where a.fact_no in (
            select unnest(facts)
            union
            select o.fact_no from econlytics.statement s
            join econlytics.party p on p.party_no = s.party_no and p.kind = 'REFERENCE'
            join econlytics.statement o on o.party_no = s.party_no
            where s.fact_no = any(facts)
            union
            select o.fact_no from econlytics.fact_source f
            join econlytics.fact_source o on o.object = f.object and o.source = f.source and o.account = f.account
            where f.fact_no = any(facts))
        returning a.customer_no)
    select coalesce(array_agg(customer_no), '{}') into doubtful from gone;
    insert into econlytics.customer_acquisition as a (customer_no, acquired_at, fact_no)
    select distinct on (r.customer_no) r.customer_no, r.occurred_at, r.fact_no
    from econlytics.receipts_of(facts || array(
        select distinct s.fact_no from econlytics.statement s join econlytics.party p using (party_no)
        where p.customer_no = any(doubtful))) r
    order by r.customer_no, r.occurred_at, r.fact_no
    on conflict (customer_no) do update set acquired_at = excluded.acquired_at, fact_no = excluded.fact_no
        where excluded.acquired_at < a.acquired_at;
end $$;
comment on function econlytics.acquire is 'Called by every booking and decision with the facts that it touched.';
select econlytics.acquire(array(select fact_no from econlytics.fact));

-- One row for each customer that stands for itself, or nobody, and currency; in minor units, as the profitability report has
-- them. What has no currency of its own stands in the row of the prices of work, which are in dollars until some are adopted.
create view econlytics.customer_figures as
with home as (
    select coalesce((select d.currency from econlytics.decision d where d.kind = 'ADOPT_COSTS'
                     order by d.decision_no desc limit 1), 'USD') collate "C" as currency
), accounts as (
    select customer_no, unit, account, sum(amount) as amount
    from econlytics.balance group by customer_no, unit, account
), sums as (
    select u.survivor_no as customer_no,
           case when c.code is null then home.currency else b.unit end as currency,
           coalesce(sum(b.amount) filter (where c.code is not null and a.section = 'GROSS_RECEIPTS'), 0) as gross_receipts,
           coalesce(-sum(b.amount) filter (where c.code is not null and a.section = 'REFUNDS'), 0) as refunds,
           coalesce(-sum(b.amount) filter (where c.code is not null and a.section = 'DISPUTES'), 0) as disputes,
           coalesce(-sum(b.amount) filter (where c.code is not null and a.section = 'FEES'), 0) as fees,
           coalesce(-sum(b.amount) filter (where c.code is not null and a.section = 'SUPPORT'), 0) as support,
           coalesce(-sum(b.amount) filter (where c.code is not null and a.use = 'PROFIT' and a.section not in
               ('GROSS_RECEIPTS', 'REFUNDS', 'DISPUTES', 'FEES', 'SUPPORT')), 0) as other,
           coalesce(sum(b.amount) filter (where c.code is not null and a.use = 'PENDING'), 0) as pending,
           coalesce(sum(b.amount) filter (where b.unit = 'ticket' and a.use <> 'EXCLUDED'), 0) as tickets
    from accounts b
    join econlytics.customer u on u.customer_no = b.customer_no
    join econlytics.account a on a.code = b.account
    left join econlytics.currency c on c.code = b.unit
    cross join home
    group by 1, 2
), minor as (
    select u.customer_no, coalesce(s.currency, home.currency) as currency,
           coalesce(s.gross_receipts, 0) as gross_receipts, coalesce(s.refunds, 0) as refunds,
           coalesce(s.disputes, 0) as disputes, coalesce(s.fees, 0) as fees, coalesce(s.support, 0) as support,
           coalesce(s.other, 0) as other, coalesce(s.pending, 0) as pending, coalesce(s.tickets, 0) as tickets
    from econlytics.customer u
    cross join home
    left join sums s on s.customer_no = u.customer_no
        and (s.gross_receipts, s.refunds, s.disputes, s.fees, s.support, s.other, s.pending, s.tickets)
            is distinct from (0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric)
    where u.survivor_no = u.customer_no
)
select m.customer_no, m.currency, m.gross_receipts, m.refunds, m.disputes, m.fees, m.support, m.other, m.pending, m.tickets,
       m.gross_receipts - m.refunds - m.disputes as revenue,
       m.gross_receipts - m.refunds - m.disputes - m.fees - m.support - m.other as profit,
       10::numeric ^ (4 - coalesce(c.minor_digits, 4)) as scale
from minor m left join econlytics.currency c on c.code = m.currency;
comment on column econlytics.customer_figures.scale is
    'What an amount is multiplied by to be compared with one of another currency: all are then in 1/10000 of the major unit.';
