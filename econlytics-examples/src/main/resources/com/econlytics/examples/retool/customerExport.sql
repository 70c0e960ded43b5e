select customer_no, customer_id, cohort, to_char(signup_date, 'YYYY-MM-DD') as signup_date, total_revenue, total_fees,
       support_cost, other_costs, net_profit, tickets, currency, version, as_of
from econlytics_report.customer_profitability
where customer_no > 0
  and currency = cast({{ currencyFilter.value }} as text)
  and (cast({{ !cohortFilter.value }} as boolean) or cohort = cast({{ cohortFilter.value }} as text))
  and (cast({{ minProfit.value == null }} as boolean) or net_profit >= cast({{ minProfit.value }} as numeric))
  and (cast({{ maxProfit.value == null }} as boolean) or net_profit <= cast({{ maxProfit.value }} as numeric))
order by net_profit desc, customer_no
