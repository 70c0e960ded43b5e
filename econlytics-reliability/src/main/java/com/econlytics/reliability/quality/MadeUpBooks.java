package com.econlytics.reliability.quality;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.ledger.Unit;
import com.econlytics.quality.MonthFigures;
import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.Charge;
import com.econlytics.testkit.company.CompanyCustomer;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.Ticket;
import com.econlytics.testkit.company.TicketChange;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All amounts of a made-up company over two years: what is harmed, and judged. */
final class MadeUpBooks {
    private static final int MONTHS = 24;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Currency DOLLAR = Currency.getInstance("USD");

    private final Map<String, CustomerId> customers = new HashMap<>();
    private final Map<String, CustomerId> payers = new HashMap<>();
    private final List<Amount> amounts = new ArrayList<>();

    private MadeUpBooks(SyntheticCompany company) {
        company.customers().forEach(this::number);
        company.charges().forEach(this::payer);
        company.balanceTransactions().forEach(this::add);
        company.tickets().forEach(this::add);
    }

    /** The amounts of a company whose customers pay once a month and ask once in eight. */
    static List<Amount> amounts(int customers, long seed) {
        CompanyPlan plan = new CompanyPlan(
                customers, customers * MONTHS, customers * 3, seed, START, MONTHS, DOLLAR.getCurrencyCode());
        return List.copyOf(new MadeUpBooks(SyntheticCompany.generate(plan)).amounts);
    }

    /** What the rules look at. */
    static List<MonthFigures> months(List<Amount> amounts) {
        YearMonth last = YearMonth.from(START.atOffset(ZoneOffset.UTC)).plusMonths(MONTHS - 1L);
        return MonthFigures.of(amounts.stream().map(Amount::balance).toList(), DOLLAR, last);
    }

    private void number(CompanyCustomer customer) {
        customers.put(customer.id(), new CustomerId(customers.size() + 1L));
    }

    private void payer(Charge charge) {
        CustomerId payer = customers.getOrDefault(charge.customerId(), CustomerId.UNATTRIBUTED);
        payers.put(charge.id(), payer);
        charge.refunds().forEach(refund -> payers.put(refund.id(), payer));
        charge.disputes().forEach(dispute -> payers.put(dispute.id(), payer));
    }

    private void add(BalanceTransaction movement) {
        CustomerId payer = payers.getOrDefault(movement.source(), CustomerId.UNALLOCATED);
        Unit dollars = Unit.of(DOLLAR);
        switch (movement.type()) {
            case CHARGE, PAYMENT ->
                add(new Amount(movement.created(), payer, ChartOfAccounts.RECEIPTS, dollars, movement.amountMinor()));
            case REFUND, PAYMENT_REFUND, REFUND_FAILURE ->
                add(new Amount(movement.created(), payer, ChartOfAccounts.REFUNDS, dollars, movement.amountMinor()));
            case STRIPE_FEE ->
                add(new Amount(
                        movement.created(), payer, ChartOfAccounts.ACCOUNT_FEES, dollars, movement.amountMinor()));
            case APPLICATION_FEE ->
                add(new Amount(
                        movement.created(), payer, ChartOfAccounts.PLATFORM_EARNINGS, dollars, movement.amountMinor()));
            case DISPUTE, DISPUTE_REVERSAL, PAYOUT -> {}
        }
        add(new Amount(movement.created(), payer, ChartOfAccounts.PROCESSING_FEES, dollars, -movement.feeMinor()));
    }

    private void add(Ticket ticket) {
        if (!ticket.last().tags().contains(TicketChange.MERGED)) {
            Unit tickets = Unit.of(Driver.TICKET);
            add(new Amount(ticket.created(), CustomerId.UNATTRIBUTED, ChartOfAccounts.SUPPORT, tickets, 1));
        }
    }

    private void add(Amount amount) {
        if (amount.amount() != 0) {
            amounts.add(amount);
        }
    }
}
