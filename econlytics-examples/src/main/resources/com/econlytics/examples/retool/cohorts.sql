select cohort, to_char(month, 'YYYY-MM') as month, age, customers, net_profit, currency, version, as_of
from econlytics_report.cohort_profitability
where currency = cast({{ currencyFilter.value }} as text)
  and (cast({{ !cohortFilter.value }} as boolean) or cohort = cast({{ cohortFilter.value }} as text))
order by cohort desc, month
