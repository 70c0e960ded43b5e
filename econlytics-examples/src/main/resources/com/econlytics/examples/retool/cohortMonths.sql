select distinct cohort
from econlytics_report.customer_profitability
where cohort is not null
order by cohort desc
