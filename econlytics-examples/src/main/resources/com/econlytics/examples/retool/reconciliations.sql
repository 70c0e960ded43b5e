select reconciliation_no, to_char(saved_at, 'YYYY-MM-DD') as saved_on, entity, first_month, last_month, currency, verdict, line, system,
       books, variance, explained, accepted, residual, causes::text as causes, signed_by, version
from econlytics_report.reconciliation
where (cast({{ !verdictFilter.value }} as boolean) or verdict = cast({{ verdictFilter.value }} as text))
order by reconciliation_no desc, first_month, currency, line
