-- One row for each customer and currency, and one each for what is unattributed and unallocated. Customers that were
-- merged are one row, their survivor's, with the earliest signup among them. A month that is closed changes no row: what
-- came late counts in a later month, and all months are summed.
-- A shared cost stands in the row of what is unallocated until it is allocated, and then in the same column of its bearers.
-- Before prices of work are first adopted there is no home currency: tickets and customers who never paid then stand in a
-- row without one. Amounts are exact decimals in major units (29.00 USD, 2900 JPY). Costs, refunds and disputes are positive. Every row foots:
--   total_revenue = gross_receipts - refunds - disputes
--   net_profit    = total_revenue - total_fees - support_cost - other_costs

create view econlytics_report.customer_profitability as
with home as (
    select d.currency from econlytics.decision d
    where d.kind = 'ADOPT_COSTS' order by d.decision_no desc limit 1
), accounts as (
    -- few rows for each customer: the months are summed before anything is looked up
    select customer_no, unit, account, sum(amount) as amount
    from econlytics.balance group by customer_no, unit, account
), sums as (
    select b.customer_no,
           coalesce(c.code, (select currency from home)) as currency,
           sum(b.amount) filter (where c.code is not null and a.section = 'GROSS_RECEIPTS') as gross_receipts,
           -sum(b.amount) filter (where c.code is not null and a.section = 'REFUNDS') as refunds,
           -sum(b.amount) filter (where c.code is not null and a.section = 'DISPUTES') as disputes,
           -sum(b.amount) filter (where c.code is not null and a.section = 'FEES') as fees,
           -sum(b.amount) filter (where c.code is not null and a.section = 'SUPPORT') as support,
           -sum(b.amount) filter (where c.code is not null and a.use = 'PROFIT' and a.section not in
               ('GROSS_RECEIPTS', 'REFUNDS', 'DISPUTES', 'FEES', 'SUPPORT')) as other,
           sum(b.amount) filter (where c.code is not null and a.use = 'PENDING') as pending,
           sum(b.amount) filter (where b.unit = 'ticket' and a.use <> 'EXCLUDED') as tickets
    from accounts b
    join econlytics.account a on a.code = b.account
    left join econlytics.currency c on c.code = b.unit
    group by 1, 2
), merged as (
    select survivor_no, min(signed_up_on) as signed_up_on
    from econlytics.customer where survivor_no <> customer_no group by survivor_no
), named as (
    select c.customer_no, c.survivor_no, least(c.signed_up_on, m.signed_up_on) as signed_up_on,
           case c.customer_no when 0 then 'unattributed' when -1 then 'unallocated'
                else coalesce(s.external_id, 'customer ' || c.customer_no) end as customer_id
    from econlytics.customer c
    left join merged m on m.survivor_no = c.customer_no
    left join econlytics.party p on p.own_no = c.customer_no
    left join econlytics.party_source s on s.party_no = p.party_no
), minor as (
    select n.customer_no, n.survivor_no, n.customer_id, n.signed_up_on,
           coalesce(s.currency, (select currency from home)) as currency,
           coalesce(s.gross_receipts, 0) as gross_receipts,
           coalesce(s.refunds, 0) as refunds,
           coalesce(s.disputes, 0) as disputes,
           coalesce(s.fees, 0) as fees,
           coalesce(s.support, 0) as support,
           coalesce(s.other, 0) as other,
           coalesce(s.pending, 0) as pending,
           coalesce(s.tickets, 0)::bigint as tickets
    from named n left join sums s on s.customer_no = n.customer_no
), scaled as (
    select m.*, coalesce(c.minor_digits, 0) as digits, 10::numeric ^ coalesce(c.minor_digits, 0) as minors
    from minor m left join econlytics.currency c on c.code = m.currency
)
select customer_id,
       to_char(signed_up_on, 'YYYY-MM') as cohort,
       signed_up_on as signup_date,
       round((gross_receipts - refunds - disputes) / minors, digits) as total_revenue,
       round(fees / minors, digits) as total_fees,
       round(support / minors, digits) as support_cost,
       round(other / minors, digits) as other_costs,
       round((gross_receipts - refunds - disputes - fees - support - other) / minors, digits) as net_profit,
       tickets,
       round(gross_receipts / minors, digits) as gross_receipts,
       round(refunds / minors, digits) as refunds,
       round(disputes / minors, digits) as disputes,
       currency,
       round(pending / minors, digits) as pending,
       customer_no
from scaled
-- a merged customer bears nothing; if it ever did, the columns must still sum to the company's
where survivor_no = customer_no
   or (gross_receipts, refunds, disputes, fees, support, other, pending, tickets) <> (0, 0, 0, 0, 0, 0, 0, 0);

comment on view econlytics_report.customer_profitability is
    'Profit per customer and currency, in major units; merged customers are one. Column sums are the company''s, per currency.';
comment on column econlytics_report.customer_profitability.net_profit is
    'Customer profit before overhead, research and income tax: total_revenue - total_fees - support_cost - other_costs.';
comment on column econlytics_report.customer_profitability.pending is
    'Received and not counted yet, such as a payment whose fee the processor has not told; in no other column.';
comment on column econlytics_report.customer_profitability.cohort is
    'The month of signup in the company''s zone, YYYY-MM; the earliest of the customers merged.';
