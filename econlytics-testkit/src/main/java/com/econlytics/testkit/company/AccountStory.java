package com.econlytics.testkit.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells what happened to the account as a whole: platform earnings, Stripe's monthly bill, payouts. */
final class AccountStory {
    private final CompanyPlan plan;
    private final Dice dice;
    private final StripeIds ids;
    private final StripeAccount account;
    private final TruthBook book;

    AccountStory(CompanyPlan plan, Dice dice, StripeIds ids, StripeAccount account, TruthBook book) {
        this.plan = plan;
        this.dice = dice;
        this.ids = ids;
        this.account = account;
        this.book = book;
    }

    List<ApplicationFee> earnAsPlatform() {
        List<ApplicationFee> fees = new ArrayList<>();
        for (int i = 0; i < 3 + plan.charges() / 200; i++) {
            String id = ids.next("fee_1");
            long amount = dice.between(50, 2_000);
            Instant created = dice.moment(plan.start(), plan.end());
            book.receipt(book.unattributed(), amount);
            BalanceTransaction settlement = account.move(MovementType.APPLICATION_FEE, id, amount, 0, created);
            fees.add(new ApplicationFee(id, ids.next("acct_1"), ids.next("ch_3"), amount, created, settlement));
        }
        return fees;
    }

    void payStripe() {
        for (int month = 1; month <= plan.months(); month++) {
            Instant billed = plan.startOfMonth(month).minus(Duration.ofHours(2));
            for (int bills = 1 + dice.below(2); bills > 0; bills--) {
                long amount = dice.between(1_000, 9_000);
                book.fee(book.unallocated(), amount);
                account.move(MovementType.STRIPE_FEE, "", -amount, 0, billed);
            }
        }
    }

    /** Pays out, at the end of each month, what the balance then holds. */
    List<Payout> payOut() {
        List<Payout> payouts = new ArrayList<>();
        List<BalanceTransaction> statement = account.statement();
        int read = 0;
        long balance = 0;
        List<String> members = new ArrayList<>();
        for (int month = 1; month <= plan.months(); month++) {
            Instant paid = plan.startOfMonth(month).minus(Duration.ofHours(1));
            for (; read < statement.size() && statement.get(read).created().isBefore(paid); read++) {
                balance += statement.get(read).netMinor();
                members.add(statement.get(read).id());
            }
            if (balance > 0) {
                String id = ids.next("po_1");
                BalanceTransaction sent = account.move(MovementType.PAYOUT, id, -balance, 0, paid);
                payouts.add(new Payout(id, balance, paid, sent, members));
                balance = 0;
                members.clear();
            }
        }
        return payouts;
    }
}
