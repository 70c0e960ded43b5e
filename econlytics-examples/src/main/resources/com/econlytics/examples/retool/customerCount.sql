select count(*)::int as count
from econlytics_report.customer_profitability
where customer_no > 0
  and currency = cast({{ currencyFilter.value }} as text)
  and (cast({{ !cohortFilter.value }} as boolean) or cohort = cast({{ cohortFilter.value }} as text))
  and (cast({{ minProfit.value == null }} as boolean) or net_profit >= cast({{ minProfit.value }} as numeric))
  and (cast({{ maxProfit.value == null }} as boolean) or net_profit <= cast({{ maxProfit.value }} as numeric))
