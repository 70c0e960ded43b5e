package com.econlytics.pnl;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Line;
import com.econlytics.money.ConversionRate;
import com.econlytics.money.ExchangeDifference;
import com.econlytics.money.ExchangeDifference.Exchanged;
import com.econlytics.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * The books in one currency.
 *
 * <p>Two things complete the translation and are no part of customer profit. Rounding differences: per rate, the converted
 * total less the sum of the converted amounts. Realised exchange differences: what a refund or dispute lost or gained
 * because it was converted at another rate than its receipt; it is part of the translated refunds, and told apart here.
 *
 * <p>Example: EUR 100.00 received at 1.10 and refunded at 1.20 are receipts of USD 110.00 and refunds of USD −120.00, of
 * which −110.00 at the original rate and −10.00 realised.
 *
 * @param currency of every amount that was translated
 * @param balances the translated balances, and the quantities of work as they are
 * @param conversions one for each rate that was used, by source currency and day or month
 * @param untranslated what has no rate under the policy; in no other figure, and never 0
 * @param realised one for each refund or dispute of a translated receipt
 */
public record TranslatedBooks(
        Currency currency,
        List<Balance> balances,
        List<Conversion> conversions,
        List<Untranslated> untranslated,
        List<Realised> realised) {
    public TranslatedBooks {
        Objects.requireNonNull(currency, "currency");
        balances = List.copyOf(balances);
        conversions = List.copyOf(conversions);
        untranslated = List.copyOf(untranslated);
        realised = List.copyOf(realised);
    }

    /** What rounding makes in all: the converted totals less the sum of the converted amounts. */
    public Money roundingDifference() {
        return conversions.stream().map(Conversion::roundingDifference).reduce(Money.zero(currency), Money::plus);
    }

    /** What exchange gained, positive, or lost on refunds and disputes, in all. */
    public Money realisedDifference() {
        return realised.stream().map(Realised::difference).reduce(Money.zero(currency), Money::plus);
    }

    /** Whether a rate was used that can still change, such as the average of an open month. */
    public boolean isProvisional() {
        return conversions.stream().anyMatch(conversion -> conversion.rate().isProvisional());
    }

    /**
     * What was converted at one rate.
     *
     * @param rate the rate
     * @param booked the sum of the amounts in the currency in which they were booked
     * @param converted that sum, converted once
     * @param parts the sum of the amounts converted one by one
     */
    public record Conversion(ConversionRate rate, Money booked, Money converted, Money parts) {
        /** What rounding makes: converted less parts. */
        public Money roundingDifference() {
            return converted.minus(parts);
        }
    }

    /**
     * An amount without a rate.
     *
     * @param line what was booked
     * @param date the day whose rate would be needed; the day it happened where the day of settlement is not known
     */
    public record Untranslated(Line line, LocalDate date) {}

    /**
     * What exchange made of one refund or dispute.
     *
     * @param fact the refund or dispute
     * @param translated as translated, or as the processor settled it
     * @param atOriginalRate as it would be at the rate of its receipt
     */
    public record Realised(FactId fact, Money translated, Money atOriginalRate) {
        /** Gained, positive, or lost: translated less the amount at the original rate. */
        public Money difference() {
            return translated.minus(atOriginalRate);
        }

        /** One for each reversal of a receipt; none if the receipt presents no amount and so has no rate. */
        static List<Realised> of(Exchanged receipt, List<Posting> reversals, List<Exchanged> given) {
            if (receipt.presented().isZero()) {
                return List.of();
            }
            List<ExchangeDifference.Reversal> split =
                    ExchangeDifference.of(receipt, given).reversals();
            List<Realised> realised = new ArrayList<>();
            for (int i = 0; i < split.size(); i++) {
                realised.add(new Realised(
                        reversals.get(i).id(),
                        given.get(i).settled(),
                        split.get(i).atOriginalRate()));
            }
            return realised;
        }
    }
}
