package com.econlytics.testkit.company;

import com.econlytics.testkit.company.TruthBook.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells how customers and guests paid, asked for their money back and disputed. */
final class SalesStory {
    private static final long DISPUTE_FEE = 1500;
    private static final Duration AUTHORISATION = Duration.ofDays(6);
    private static final Duration ASYNCHRONOUS_CAPTURE = Duration.ofSeconds(90);
    private static final Duration REFUND_PERIOD = Duration.ofDays(40);
    private static final Duration DISPUTE_PERIOD = Duration.ofDays(60);
    private static final Duration BANK_ANSWER = Duration.ofDays(20);

    private final CompanyPlan plan;
    private final Dice dice;
    private final StripeIds ids;
    private final StripeAccount account;
    private final TruthBook book;

    SalesStory(CompanyPlan plan, Dice dice, StripeIds ids, StripeAccount account, TruthBook book) {
        this.plan = plan;
        this.dice = dice;
        this.ids = ids;
        this.account = account;
        this.book = book;
    }

    List<Charge> tell(List<CompanyCustomer> customers) {
        List<Charge> charges = new ArrayList<>(plan.charges());
        for (int i = 0; i < plan.charges(); i++) {
            boolean guest = dice.percent(4);
            CompanyCustomer customer = dice.pickSkewed(customers);
            charges.add(guest ? charge("", plan.start()) : charge(customer.id(), customer.created()));
        }
        return charges;
    }

    private Charge charge(String customerId, Instant known) {
        ChargeFlow flow = flow();
        String id = ids.next(dice.percent(5) ? "py_3" : "ch_3");
        long amount = dice.percent(70) ? dice.between(500, 8_000) : dice.between(8_000, 50_000);
        Instant created = dice.moment(known, plan.end());
        if (flow == ChargeFlow.AUTHORISED_ONLY || flow == ChargeFlow.DECLINED) {
            return new Charge(id, customerId, flow, amount, 0, created, List.of(), List.of(), List.of());
        }
        long captured = flow == ChargeFlow.MANUAL && dice.percent(60) ? dice.between(amount / 2, amount - 1) : amount;
        BalanceTransaction sale = sale(id, customerId, captured, settled(flow, created));
        int fate = dice.below(100);
        List<Refund> refunds = fate < 8 ? refunds(sale, customerId) : List.of();
        List<Dispute> disputes = fate >= 8 && fate < 11 ? disputes(sale, customerId) : List.of();
        return new Charge(id, customerId, flow, amount, captured, created, List.of(sale), refunds, disputes);
    }

    private ChargeFlow flow() {
        int chance = dice.below(100);
        if (chance < 60) {
            return ChargeFlow.AUTOMATIC;
        }
        if (chance < 85) {
            return ChargeFlow.ASYNCHRONOUS;
        }
        if (chance < 91) {
            return ChargeFlow.MANUAL;
        }
        return chance < 94 ? ChargeFlow.AUTHORISED_ONLY : ChargeFlow.DECLINED;
    }

    private Instant settled(ChargeFlow flow, Instant created) {
        return switch (flow) {
            case MANUAL -> dice.later(created, AUTHORISATION, plan.end());
            case ASYNCHRONOUS -> dice.later(created, ASYNCHRONOUS_CAPTURE, plan.end());
            case AUTOMATIC, AUTHORISED_ONLY, DECLINED -> created;
        };
    }

    private BalanceTransaction sale(String chargeId, String customerId, long captured, Instant at) {
        long fee = (captured * 29 + 500) / 1000 + 30;
        book.receipt(book.of(customerId), captured);
        book.fee(book.of(customerId), fee);
        MovementType type = byCard(chargeId) ? MovementType.CHARGE : MovementType.PAYMENT;
        return account.move(type, chargeId, captured, fee, at);
    }

    private List<Refund> refunds(BalanceTransaction sale, String customerId) {
        Tally payer = book.of(customerId);
        if (dice.percent(50)) {
            return List.of(refund(sale, payer, sale.amountMinor(), sale.created()));
        }
        List<Refund> refunds = new ArrayList<>();
        Instant asked = sale.created();
        long left = sale.amountMinor();
        for (int parts = 1 + dice.below(3); parts > 0; parts--) {
            Refund refund = refund(sale, payer, dice.between(1, left / 2), asked);
            refunds.add(refund);
            asked = refund.created();
            left -= refund.amountMinor();
        }
        return refunds;
    }

    private Refund refund(BalanceTransaction sale, Tally payer, long amount, Instant after) {
        String id = ids.next("re_3");
        Instant created = dice.later(after, REFUND_PERIOD, plan.end());
        boolean late = dice.percent(15);
        MovementType type = sale.type() == MovementType.CHARGE ? MovementType.REFUND : MovementType.PAYMENT_REFUND;
        List<BalanceTransaction> settlements = new ArrayList<>();
        book.refund(payer, amount);
        settlements.add(account.move(type, id, -amount, 0, created));
        if (dice.percent(8)) {
            book.refund(payer, -amount);
            Instant failed = dice.later(created, BANK_ANSWER, plan.end());
            settlements.add(account.move(MovementType.REFUND_FAILURE, id, amount, 0, failed));
        }
        return new Refund(id, sale.source(), amount, late, created, settlements);
    }

    private List<Dispute> disputes(BalanceTransaction sale, String customerId) {
        Tally payer = book.of(customerId);
        Instant opened = dice.later(sale.created(), DISPUTE_PERIOD, plan.end());
        int chance = dice.below(100);
        if (chance < 15) {
            return List.of(dispute(sale, payer, DisputeOutcome.INQUIRY, opened));
        }
        if (chance < 25) {
            Dispute inquiry = dispute(sale, payer, DisputeOutcome.INQUIRY, opened);
            return List.of(inquiry, dispute(sale, payer, DisputeOutcome.LOST, inquiry.closed()));
        }
        if (chance < 60) {
            return List.of(dispute(sale, payer, DisputeOutcome.LOST, opened));
        }
        DisputeOutcome won = chance < 80 ? DisputeOutcome.WON : DisputeOutcome.WON_WITH_FEE;
        return List.of(dispute(sale, payer, won, opened));
    }

    private Dispute dispute(BalanceTransaction sale, Tally payer, DisputeOutcome outcome, Instant created) {
        String id = ids.next("dp_1");
        long amount = sale.amountMinor();
        Instant closed = dice.later(created, BANK_ANSWER, plan.end());
        List<BalanceTransaction> settlements = new ArrayList<>();
        if (outcome != DisputeOutcome.INQUIRY) {
            book.dispute(payer, amount);
            book.fee(payer, DISPUTE_FEE);
            settlements.add(account.move(MovementType.DISPUTE, id, -amount, DISPUTE_FEE, created));
        }
        if (outcome == DisputeOutcome.WON || outcome == DisputeOutcome.WON_WITH_FEE) {
            long returned = outcome == DisputeOutcome.WON_WITH_FEE ? DISPUTE_FEE : 0;
            book.dispute(payer, -amount);
            book.fee(payer, -returned);
            settlements.add(account.move(MovementType.DISPUTE_REVERSAL, id, amount, -returned, closed));
        }
        return new Dispute(id, sale.source(), amount, outcome, created, closed, settlements);
    }

    private static boolean byCard(String chargeId) {
        return chargeId.startsWith("ch_");
    }
}
