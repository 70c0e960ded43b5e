package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Apportionment;
import com.econlytics.money.Ratio;
import com.econlytics.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the credit notes of one invoice take back: first of what is not earned yet, then of revenue. */
final class CreditReading {
    private final Knowledge known;
    private final KnownInvoice invoice;
    private final Map<FactId, EarningSchedule> schedules;
    private final BusinessCalendar calendar;
    private final Transfers transfers;

    CreditReading(
            Knowledge known,
            KnownInvoice invoice,
            Map<FactId, EarningSchedule> schedules,
            BusinessCalendar calendar,
            Transfers transfers) {
        this.known = known;
        this.invoice = invoice;
        this.schedules = schedules;
        this.calendar = calendar;
        this.transfers = transfers;
    }

    void read() {
        invoice.credits().forEach(this::read);
    }

    private void read(Stated<CreditNoteLine> credit) {
        switch (credit.document().use()) {
            case REFUND -> refund(credit);
            case OUTSIDE -> credit(credit, ChartOfAccounts.PAID_OUTSIDE, ChartOfAccounts.CREDIT_NOTES);
            case CUSTOMER_BALANCE -> credit(credit, ChartOfAccounts.CUSTOMER_CREDIT, ChartOfAccounts.CREDIT_NOTES);
            case AMOUNT_DUE -> credit(credit, ChartOfAccounts.RECEIVABLES, ChartOfAccounts.CREDIT_NOTES);
        }
    }

    /** A refund counts by itself; its credit note says what of it was not earned, once the money has gone back, and only if it stays there. */
    private void refund(Stated<CreditNoteLine> credit) {
        CreditNoteLine line = credit.document();
        List<Movement> refund = known.refund(line.account(), line.refund());
        if (Movement.sum(refund) >= 0) {
            return;
        }
        YearMonth origin = refund.stream()
                .map(movement -> movement.record().origin())
                .filter(month -> month.isAfter(credit.record().origin()))
                .max(YearMonth::compareTo)
                .orElse(credit.record().origin());
        Unit unit = credit.record().unit();
        if (refund.stream().anyMatch(movement -> movement.record().unit().equals(unit))) {
            release(credit, origin, ChartOfAccounts.REFUNDS);
        } else {
            credit(credit, ChartOfAccounts.OTHER_CURRENCY, ChartOfAccounts.CREDIT_NOTES);
        }
    }

    /** What is taken back in return for {@code given}: revenue, tax, and what was not earned yet. */
    private void credit(Stated<CreditNoteLine> credit, Account given, Account revenue) {
        CreditNoteLine line = credit.document();
        Known record = credit.record();
        Component component = invoice.componentOf(line);
        Account taken = component.isRevenue() ? revenue : component.owed();
        transfers.add(record, taken, given, Step.CREDITED, line.net().amountMinor());
        transfers.add(
                record,
                ChartOfAccounts.TAX_REFUNDED,
                given,
                Step.CREDITED,
                line.tax().amountMinor());
        release(credit, record.origin(), revenue);
    }

    private void release(Stated<CreditNoteLine> credit, YearMonth origin, Account revenue) {
        transfers.add(
                credit.record(),
                origin,
                ChartOfAccounts.DEFERRED_REVENUE,
                revenue,
                Step.CREDITED,
                unearned(credit.document()));
    }

    /** What of the credit was not earned before its day. */
    private long unearned(CreditNoteLine credit) {
        LocalDate day = calendar.dateOf(credit.at());
        List<Stated<InvoiceLine>> lines = credited(credit);
        List<Ratio> weights = lines.stream()
                .map(line -> Ratio.of(line.document().net().amountMinor()))
                .toList();
        List<Long> shares = Apportionment.largestRemainder(credit.net().amountMinor(), weights)
                .orElse(List.of());
        long unearned = 0;
        for (int i = 0; i < shares.size(); i++) {
            @Nullable
            EarningSchedule schedule = schedules.get(lines.get(i).record().id());
            if (schedule != null) {
                unearned = Math.addExact(unearned, schedule.credit(shares.get(i), day));
            }
        }
        return unearned;
    }

    /** The line that is named, else all lines in the currency of the credit. */
    private List<Stated<InvoiceLine>> credited(CreditNoteLine credit) {
        List<Stated<InvoiceLine>> lines = invoice.lineOf(credit).map(List::of).orElseGet(invoice::lines);
        return lines.stream()
                .filter(line ->
                        line.document().net().currency().equals(credit.net().currency()))
                .toList();
    }
}
