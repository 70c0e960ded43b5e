package com.econlytics.reliability.quality;

import static com.econlytics.quality.Rule.FEE_SHARE;
import static com.econlytics.quality.Rule.RECEIPTS_FELL;
import static com.econlytics.quality.Rule.RECEIPTS_ROSE;
import static com.econlytics.quality.Rule.REFUND_SHARE;
import static com.econlytics.quality.Rule.TICKETS_FELL;
import static com.econlytics.quality.Rule.TICKETS_ROSE;
import static com.econlytics.quality.Rule.UNATTRIBUTED_SHARE;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.ledger.Unit;
import com.econlytics.quality.Rule;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What goes wrong with figures, and which rule ought to say so. It begins in a month and lasts for {@link #MONTHS}. */
enum Defect {
    FEES_MISSING("the fees are missing", FEE_SHARE),
    FEES_DOUBLED("the fees double", FEE_SHARE),
    REFUND_WAVE("every eighth receipt is refunded", REFUND_SHARE),
    MATCHES_LOST("a fifth of the receipts is nobody's", UNATTRIBUTED_SHARE),
    BOOKED_TWICE("everything is booked twice", RECEIPTS_ROSE),
    WRONG_DECIMALS("every twentieth receipt is a hundred times as large", RECEIPTS_ROSE),
    RECEIPTS_STOP("payments stop after the 10th of each month", RECEIPTS_FELL),
    TICKETS_STOP("tickets stop after the 10th of each month", TICKETS_FELL),
    TICKETS_TRIPLED("three times as many tickets", TICKETS_ROSE);

    /** For how many months a defect lasts. */
    static final int MONTHS = 3;

    private static final Unit TICKETS = Unit.of(Driver.TICKET);
    private static final int LAST_DAY = 10;

    private final String words;
    private final Rule rule;

    Defect(String words, Rule rule) {
        this.words = words;
        this.rule = rule;
    }

    String words() {
        return words;
    }

    /** What ought to find it. */
    Rule rule() {
        return rule;
    }

    /** The same amounts, harmed from {@code first} on. */
    List<Amount> plantedIn(List<Amount> amounts, YearMonth first, SplittableRandom random) {
        YearMonth after = first.plusMonths(MONTHS);
        return amounts.stream()
                .flatMap(amount ->
                        amount.month().isBefore(first) || !amount.month().isBefore(after)
                                ? Stream.of(amount)
                                : harmed(amount, random))
                .toList();
    }

    private Stream<Amount> harmed(Amount amount, SplittableRandom random) {
        boolean isReceipt = amount.isOf(ChartOfAccounts.RECEIPTS);
        boolean isFee = amount.isOf(ChartOfAccounts.PROCESSING_FEES);
        boolean isTicket = amount.unit().equals(TICKETS);
        boolean isLate = amount.dayOfMonth() > LAST_DAY;
        return switch (this) {
            case FEES_MISSING -> isFee ? Stream.of() : Stream.of(amount);
            case FEES_DOUBLED -> Stream.of(isFee ? amount.times(2) : amount);
            case REFUND_WAVE ->
                isReceipt && random.nextInt(8) == 0 ? Stream.of(amount, refund(amount)) : Stream.of(amount);
            case MATCHES_LOST ->
                Stream.of(isReceipt && random.nextInt(5) == 0 ? amount.of(CustomerId.UNATTRIBUTED) : amount);
            case BOOKED_TWICE -> isTicket ? Stream.of(amount) : Stream.of(amount, amount);
            case WRONG_DECIMALS -> Stream.of(isReceipt && random.nextInt(20) == 0 ? amount.times(100) : amount);
            case RECEIPTS_STOP -> isTicket || !isLate ? Stream.of(amount) : Stream.of();
            case TICKETS_STOP -> isTicket && isLate ? Stream.of() : Stream.of(amount);
            case TICKETS_TRIPLED -> isTicket ? Stream.of(amount, amount, amount) : Stream.of(amount);
        };
    }

    private static Amount refund(Amount receipt) {
        return new Amount(receipt.at(), receipt.customer(), ChartOfAccounts.REFUNDS, receipt.unit(), -receipt.amount());
    }
}
