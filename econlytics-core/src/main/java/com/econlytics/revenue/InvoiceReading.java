package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what the invoices of one dossier are moved: issued, earned, settled without money of ours, credited. */
final class InvoiceReading {
    private final Knowledge known;
    private final RevenuePolicy policy;
    private final BusinessCalendar calendar;
    private final Transfers transfers;

    InvoiceReading(Knowledge known, RevenuePolicy policy, BusinessCalendar calendar, Transfers transfers) {
        this.known = known;
        this.policy = policy;
        this.calendar = calendar;
        this.transfers = transfers;
    }

    void read() {
        known.invoices().forEach(this::read);
    }

    private void read(KnownInvoice invoice) {
        Map<FactId, EarningSchedule> schedules = new LinkedHashMap<>();
        for (Stated<InvoiceLine> line : invoice.lines()) {
            issue(line);
            if (line.document().component().isRevenue()) {
                schedules.put(line.record().id(), schedule(line.document()));
            }
        }
        new CreditReading(known, invoice, schedules, calendar, transfers).read();
        for (Stated<InvoiceLine> line : invoice.lines()) {
            @Nullable EarningSchedule schedule = schedules.get(line.record().id());
            if (schedule != null) {
                earn(line.record(), schedule);
            }
        }
        invoice.settlements().forEach(settlement -> settle(invoice, settlement));
    }

    private void issue(Stated<InvoiceLine> line) {
        InvoiceLine issued = line.document();
        Known record = line.record();
        long amount = issued.net().amountMinor();
        if (issued.component().isRevenue()) {
            transfers.add(record, ChartOfAccounts.RECEIVABLES, ChartOfAccounts.EARNED_REVENUE, Step.ISSUED, amount);
            transfers.add(
                    record, ChartOfAccounts.EARNED_REVENUE, ChartOfAccounts.DEFERRED_REVENUE, Step.ISSUED, amount);
        } else {
            transfers.add(
                    record, ChartOfAccounts.RECEIVABLES, issued.component().owed(), Step.ISSUED, amount);
        }
        transfers.add(
                record,
                ChartOfAccounts.RECEIVABLES,
                ChartOfAccounts.TAX_COLLECTED,
                Step.ISSUED,
                issued.tax().amountMinor());
    }

    private EarningSchedule schedule(InvoiceLine line) {
        return new EarningSchedule(
                line.net().amountMinor(),
                calendar.dateOf(line.period().start()),
                calendar.dateOf(line.period().endExclusive()),
                policy.dayCount());
    }

    /** What was delivered before the invoice was issued is earned when it is issued. */
    private void earn(Known record, EarningSchedule schedule) {
        schedule.earned().forEach((month, amount) -> {
            YearMonth origin = month.isBefore(record.origin()) ? record.origin() : month;
            transfers.add(
                    record,
                    origin,
                    ChartOfAccounts.DEFERRED_REVENUE,
                    ChartOfAccounts.EARNED_REVENUE,
                    Step.EARNED,
                    amount);
        });
    }

    private void settle(KnownInvoice invoice, Stated<InvoiceSettlement> settlement) {
        Map<Component, Money> parts = invoice.settled(settlement).parts();
        Known record = settlement.record();
        switch (settlement.document().method()) {
            case PAYMENT -> {
                List<KnownPayment> payments = known.paymentsOf(settlement.document());
                if (!payments.isEmpty()
                        && payments.stream().noneMatch(payment -> payment.unit().equals(record.unit()))) {
                    pay(record, parts, ChartOfAccounts.OTHER_CURRENCY, Step.SETTLED_IN_OTHER_CURRENCY);
                }
            }
            case OUTSIDE -> pay(record, parts, ChartOfAccounts.PAID_OUTSIDE, Step.SETTLED_OUTSIDE);
            case CUSTOMER_BALANCE -> pay(record, parts, ChartOfAccounts.CUSTOMER_CREDIT, Step.SETTLED_FROM_BALANCE);
            case WRITTEN_OFF -> writeOff(record, parts);
        }
    }

    /** Revenue passes through revenue, so that the bridge tells by what the receivable was replaced. */
    private void pay(Known record, Map<Component, Money> parts, Account by, Step step) {
        parts.forEach((component, part) -> {
            if (component.isRevenue()) {
                transfers.add(record, by, ChartOfAccounts.EARNED_REVENUE, step, part.amountMinor());
                transfers.add(
                        record, ChartOfAccounts.EARNED_REVENUE, ChartOfAccounts.RECEIVABLES, step, part.amountMinor());
            } else {
                transfers.add(record, by, ChartOfAccounts.RECEIVABLES, step, part.amountMinor());
            }
        });
    }

    /** What is not revenue is not lost: it is owed to nobody any more. */
    private void writeOff(Known record, Map<Component, Money> parts) {
        parts.forEach((component, part) -> transfers.add(
                record,
                component.isRevenue() ? ChartOfAccounts.BAD_DEBT : component.owed(),
                ChartOfAccounts.RECEIVABLES,
                Step.WRITTEN_OFF,
                part.amountMinor()));
    }
}
