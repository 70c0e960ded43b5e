const answer = await exportCustomers.trigger();
utils.exportData(answer, 'customer_profitability', 'csv');
