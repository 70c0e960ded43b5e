package com.econlytics.testkit.company;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Tells what the company billed and sold in checkouts, and what became of it. */
final class BillingStory {
    private static final Duration TERM_OF_PAYMENT = Duration.ofDays(14);
    private static final Duration REGRET = Duration.ofDays(40);

    private final CompanyPlan plan;
    private final Dice dice;
    private final StripeIds ids;
    private final StripeAccount account;
    private final TruthBook book;
    private final List<Charge> charges = new ArrayList<>();

    BillingStory(CompanyPlan plan, Dice dice, StripeIds ids, StripeAccount account, TruthBook book) {
        this.plan = plan;
        this.dice = dice;
        this.ids = ids;
        this.account = account;
        this.book = book;
    }

    List<Invoice> bill(List<CompanyCustomer> customers) {
        List<Invoice> invoices = new ArrayList<>();
        for (int i = 0; i < plan.billing().invoices(); i++) {
            CompanyCustomer customer = dice.pickSkewed(customers);
            invoices.add(invoice(customer.id(), dice.moment(customer.created(), plan.end())));
        }
        return invoices;
    }

    List<Checkout> sell(List<CompanyCustomer> customers) {
        List<Checkout> checkouts = new ArrayList<>();
        for (int i = 0; i < plan.billing().checkouts(); i++) {
            CompanyCustomer customer = dice.pickSkewed(customers);
            long goods = dice.between(500, 20_000);
            long shipping = dice.percent(40) ? 499 : 0;
            long tax = plan.billing().tax(goods + shipping);
            Charge charge = charge(
                    customer.id(), goods + shipping + tax, dice.moment(customer.created(), plan.end()), List.of());
            book.taxed(tax);
            checkouts.add(new Checkout(ids.next("cs_test_"), charge, tax, shipping));
        }
        return checkouts;
    }

    /** The charges that paid invoices and checkouts so far. */
    List<Charge> charges() {
        return charges;
    }

    private Invoice invoice(String customerId, Instant created) {
        Instant start = created.truncatedTo(ChronoUnit.DAYS);
        Instant end = start.plus(dice.percent(30) ? 365 : 30, ChronoUnit.DAYS);
        long net = dice.between(1_000, 120_000);
        long tax = plan.billing().tax(net);
        Invoice.Fate fate = fate();
        Instant settled = fate == Invoice.Fate.OPEN ? created : dice.later(created, TERM_OF_PAYMENT, plan.end());
        String charge = "";
        String refund = "";
        if (fate == Invoice.Fate.PAID || fate == Invoice.Fate.CREDITED) {
            Charge paid = paid(customerId, net, tax, settled, fate);
            charge = paid.id();
            refund = paid.refunds().isEmpty() ? "" : paid.refunds().get(0).id();
        }
        if (fate != Invoice.Fate.CREDITED) {
            book.earned(earned(net, start, end));
        }
        String id = ids.next("in_1");
        return new Invoice(id, customerId, net, tax, created, start, end, fate, settled, charge, refund);
    }

    private Invoice.Fate fate() {
        int chance = dice.below(100);
        if (chance < 65) {
            return Invoice.Fate.PAID;
        }
        if (chance < 75) {
            return Invoice.Fate.CREDITED;
        }
        if (chance < 85) {
            return Invoice.Fate.PAID_OUTSIDE;
        }
        return chance < 93 ? Invoice.Fate.UNCOLLECTIBLE : Invoice.Fate.OPEN;
    }

    private Charge paid(String customerId, long net, long tax, Instant at, Invoice.Fate fate) {
        book.paidInvoice(net, tax);
        if (fate != Invoice.Fate.CREDITED) {
            return charge(customerId, net + tax, at, List.of());
        }
        book.paidInvoice(-net, -tax);
        String id = ids.next("ch_3");
        Refund refund = refund(id, customerId, net + tax, at);
        return charge(id, customerId, net + tax, at, List.of(refund));
    }

    private Refund refund(String charge, String customerId, long amount, Instant paid) {
        String id = ids.next("re_3");
        Instant created = dice.later(paid, REGRET, plan.end());
        book.refund(book.of(customerId), amount);
        BalanceTransaction sent = account.move(MovementType.REFUND, id, -amount, 0, created);
        return new Refund(id, charge, amount, false, created, List.of(sent));
    }

    private Charge charge(String customerId, long amount, Instant at, List<Refund> refunds) {
        return charge(ids.next("ch_3"), customerId, amount, at, refunds);
    }

    private Charge charge(String id, String customerId, long amount, Instant at, List<Refund> refunds) {
        long fee = (amount * 29 + 500) / 1000 + 30;
        book.receipt(book.of(customerId), amount);
        book.fee(book.of(customerId), fee);
        BalanceTransaction sale = account.move(MovementType.CHARGE, id, amount, fee, at);
        Charge charge =
                new Charge(id, customerId, ChargeFlow.AUTOMATIC, amount, amount, at, List.of(sale), refunds, List.of());
        charges.add(charge);
        return charge;
    }

    /** What of a service was delivered by the end of the story. */
    private long earned(long net, Instant start, Instant end) {
        Instant until = end.isBefore(plan.end()) ? end : plan.end();
        return BigDecimal.valueOf(net)
                .multiply(BigDecimal.valueOf(Duration.between(start, until).toDays()))
                .divide(BigDecimal.valueOf(Duration.between(start, end).toDays()), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
