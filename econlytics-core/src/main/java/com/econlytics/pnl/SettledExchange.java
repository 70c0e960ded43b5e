package com.econlytics.pnl;

import com.econlytics.fact.Posting;
import com.econlytics.money.ExchangeDifference.Exchanged;
import com.econlytics.money.Money;
import com.econlytics.pnl.TranslatedBooks.Realised;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exchange made of refunds and disputes that the processor settled in another currency than the customer paid in.
 *
 * <p>It is no translation: both amounts were really booked, in the settlement currency. The difference is part of the booked
 * refunds and disputes and told apart here.
 *
 * <p>Example: a customer paid EUR 100.00, settled as USD 110.00, and was refunded EUR 100.00 for USD 112.00: −110.00 at the
 * original rate, and −2.00 realised.
 *
 * @param reversals one for each refund or dispute whose payment states what was presented throughout, by fact
 */
public record SettledExchange(List<Realised> reversals) {
    /** The attribute of a posting that holds what the customer saw, as {@code EUR 100.00}, if in another currency. */
    public static final String PRESENTED = "presented";

    public SettledExchange {
        reversals = List.copyOf(reversals);
    }

    /** The exchange differences of the payments in {@code books}. */
    public static SettledExchange of(Books books) {
        List<Realised> reversals = new ArrayList<>();
        for (Payment payment : Payment.of(books.standings())) {
            List<Posting> receipts = payment.receipts().toList();
            List<Posting> given = payment.reversals().toList();
            if (receipts.size() == 1) {
                reversals.addAll(realised(payment.currency(), receipts.get(0), given));
            }
        }
        reversals.sort(Comparator.comparing(Realised::fact));
        return new SettledExchange(reversals);
    }

    /** What was gained, positive, or lost, per settlement currency, by code. */
    public SortedMap<Currency, Money> differences() {
        SortedMap<Currency, Money> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        for (Realised reversal : reversals) {
            sums.merge(reversal.difference().currency(), reversal.difference(), Money::plus);
        }
        return Collections.unmodifiableSortedMap(sums);
    }

    private static List<Realised> realised(Currency currency, Posting receipt, List<Posting> reversals) {
        Optional<Money> presented = presented(receipt);
        if (presented.isEmpty()) {
            return List.of();
        }
        List<Posting> comparable = reversals.stream()
                .filter(reversal -> presented(reversal)
                        .filter(amount ->
                                amount.currency().equals(presented.get().currency()))
                        .isPresent())
                .toList();
        List<Exchanged> given = comparable.stream()
                .map(reversal -> exchanged(reversal, Payment.reversed(reversal, currency)))
                .toList();
        return Realised.of(exchanged(receipt, Payment.received(receipt, currency)), comparable, given);
    }

    /** The presented amount is stated without a sign; it has that of what was settled. */
    private static Exchanged exchanged(Posting posting, Money settled) {
        Money presented = Objects.requireNonNull(presented(posting).orElse(null));
        boolean opposite = presented.isNegative() != settled.isNegative();
        return new Exchanged(opposite ? presented.negated() : presented, settled);
    }

    private static Optional<Money> presented(Posting posting) {
        return Optional.ofNullable(posting.attributes().get(PRESENTED)).flatMap(SettledExchange::parsed);
    }

    private static Optional<Money> parsed(String text) {
        try {
            return Optional.of(Money.parse(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
