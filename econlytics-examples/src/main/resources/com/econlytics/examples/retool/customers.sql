select customer_no, customer_id, cohort, to_char(signup_date, 'YYYY-MM-DD') as signup_date, total_revenue, total_fees,
       support_cost, other_costs, net_profit, tickets, currency, version, as_of
from econlytics_report.customer_profitability
where customer_no > 0
  and currency = cast({{ currencyFilter.value }} as text)
  and (cast({{ !cohortFilter.value }} as boolean) or cohort = cast({{ cohortFilter.value }} as text))
  and (cast({{ minProfit.value == null }} as boolean) or net_profit >= cast({{ minProfit.value }} as numeric))
  and (cast({{ maxProfit.value == null }} as boolean) or net_profit <= cast({{ maxProfit.value }} as numeric))
order by case cast({{ sortBy.value }} as text)
             when 'total_revenue' then total_revenue
             when 'support_cost' then support_cost
             when 'largest_loss' then - net_profit
             else net_profit
         end desc, customer_no
limit cast({{ customersTable.pagination.pageSize }} as int) offset cast({{ customersTable.pagination.offset }} as int)
