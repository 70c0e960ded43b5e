select currency, count(*) as customers
from econlytics_report.customer_profitability
where currency is not null
group by currency
order by customers desc, currency
