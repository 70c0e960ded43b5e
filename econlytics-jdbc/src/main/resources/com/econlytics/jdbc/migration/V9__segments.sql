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

-- The current generation of customer_total with the signs and the sums of the profitability report, in minor units. Before prices
-- of work are first adopted, what has no currency of its own stands in dollars, as in the library.
create view econlytics.customer_figures as
with shown as (
    select t.customer_no, t.currency, t.signed_up_on, t.minor_digits, t.gross_receipts, t.refunds, t.disputes, t.fees,
           t.support, t.other_costs, t.pending, t.tickets
    from econlytics.customer_total t
    join econlytics.generation g on g.generation_no = t.generation_no and g.state = 'CURRENT'
    where g.home_currency <> ''
    union all
    select t.customer_no, coalesce(nullif(t.currency, ''), 'USD'), min(t.signed_up_on), max(t.minor_digits),
           sum(t.gross_receipts)::bigint, sum(t.refunds)::bigint, sum(t.disputes)::bigint, sum(t.fees)::bigint,
           sum(t.support)::bigint, sum(t.other_costs)::bigint, sum(t.pending)::bigint, sum(t.tickets)::bigint
    from econlytics.customer_total t
    join econlytics.generation g on g.generation_no = t.generation_no and g.state = 'CURRENT'
    where g.home_currency = ''
    group by 1, 2
)
select customer_no, currency, signed_up_on, gross_receipts, -refunds as refunds, -disputes as disputes, -fees as fees,
       -support as support, -other_costs as other, pending, tickets,
       gross_receipts + refunds + disputes as revenue,
       gross_receipts + refunds + disputes + fees + support + other_costs as profit,
       (array[10000, 1000, 100, 10, 1])[minor_digits + 1]::numeric as scale
from shown;
comment on view econlytics.customer_figures is
    'One row for each customer, or nobody, and currency; costs, refunds and disputes are positive, amounts in minor units.';
comment on column econlytics.customer_figures.scale is
    'What an amount is multiplied by to be compared with one of another currency: all are then in 1/10000 of the major unit.';

-- How far the figures of each customer can be trusted: the same score as the library's, from the same counts. It weighs every fact
-- when it is read.
create view econlytics_report.customer_data_quality as
with standing as (
    select distinct on (s.fact_no) s.fact_no, s.statement_no, s.party_no, s.revision,
           s.work_account is null and s.revision = 1 as is_provisional,
           count(*) over (partition by s.fact_no, s.revision) > 1 and settled.content_digest is null as is_contested
    from econlytics.statement s
    left join lateral (
        select d.content_digest from econlytics.decision d
        where d.kind = 'SETTLE_CONTEST' and d.fact_no = s.fact_no and d.revision = s.revision
        order by d.decision_no desc limit 1) settled on true
    order by s.fact_no, s.revision desc, (s.content_digest = settled.content_digest) desc nulls last, s.content_digest
), pending as (
    select distinct fact_no from (
        select l.fact_no from econlytics.line l
        join econlytics.account a on a.code = l.account and a.use = 'PENDING'
        group by l.fact_no, l.account, l.unit having sum(l.amount) <> 0) amounts
), weighed as (
    select p.customer_no, p.method,
           not s.is_contested and not s.is_provisional and d.fact_no is null and coalesce(f.value, '') = '' as is_sound
    from standing s
    join econlytics.party p on p.party_no = s.party_no and p.customer_no > 0
    left join pending d on d.fact_no = s.fact_no
    left join econlytics.statement_attribute f on f.statement_no = s.statement_no and f.name = 'flag'
), counted as (
    select customer_no, count(*) as facts, count(*) filter (where is_sound) as sound,
           count(*) filter (where is_sound and method in ('DECIDED', 'OF_RECORD', 'MERGED')) as certain,
           count(*) filter (where is_sound and method = 'ALIAS') as stated,
           count(*) filter (where is_sound and method = 'EMAIL') as inferred
    from weighed group by customer_no
), streams as (
    select coalesce(min(least(20, greatest(0, coalesce(
        20 - trunc(extract(epoch from now() - data_through) / 3600), 0)))), 20)::integer as freshness
    from econlytics.checkpoint
), parts as (
    select c.customer_no, coalesce(n.facts, 0) as facts, coalesce(n.sound, 0) as sound, coalesce(n.certain, 0) as certain,
           coalesce(n.stated, 0) as stated, coalesce(n.inferred, 0) as inferred,
           coalesce(50 * n.sound / n.facts, 50)::integer as completeness,
           coalesce(30 * (100 * n.certain + 90 * n.stated + 50 * n.inferred) / (100 * n.facts), 30)::integer as confidence,
           s.freshness
    from econlytics.customer c
    cross join streams s
    left join counted n on n.customer_no = c.customer_no
    where c.customer_no > 0 and c.survivor_no = c.customer_no
)
select customer_no, facts, sound, certain, stated, inferred, completeness, confidence as match_confidence, freshness,
       completeness + confidence + freshness as data_quality_score,
       (select version from econlytics_report.as_of) as version, (select as_of from econlytics_report.as_of) as as_of
from parts;
comment on view econlytics_report.customer_data_quality is
    'How far the figures of each customer can be trusted, 0 to 100; docs/interpretation.md says how it is counted.';
comment on column econlytics_report.customer_data_quality.customer_no is 'The opaque number of the customer, as in customer_profitability.';
comment on column econlytics_report.customer_data_quality.facts is 'How many facts are the customer''s.';
comment on column econlytics_report.customer_data_quality.sound is
    'Of them, those that are neither contested, provisional nor flagged, and of which nothing is pending.';
comment on column econlytics_report.customer_data_quality.certain is 'Of the sound ones, those that are certainly the customer''s.';
comment on column econlytics_report.customer_data_quality.stated is 'Of the sound ones, those that are the customer''s by a stated id.';
comment on column econlytics_report.customer_data_quality.inferred is 'Of the sound ones, those that are the customer''s by an e-mail address.';
comment on column econlytics_report.customer_data_quality.completeness is '50 x sound / facts, rounded down; 50 without facts.';
comment on column econlytics_report.customer_data_quality.match_confidence is
    '30 x (100 certain + 90 stated + 50 inferred) / (100 facts), rounded down; 30 without facts.';
comment on column econlytics_report.customer_data_quality.freshness is
    '20 less 1 for each full hour that the oldest stream is behind, at least 0; 0 if a stream was never read to its end.';
comment on column econlytics_report.customer_data_quality.data_quality_score is 'completeness + match_confidence + freshness.';
comment on column econlytics_report.customer_data_quality.version is 'The version of the ledger that the row shows.';
comment on column econlytics_report.customer_data_quality.as_of is 'When that version was booked.';
