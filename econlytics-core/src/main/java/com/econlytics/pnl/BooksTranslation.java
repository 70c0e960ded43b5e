package com.econlytics.pnl;

import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.ConversionRate;
import com.econlytics.money.ExchangeDifference.Exchanged;
import com.econlytics.money.Money;
import com.econlytics.money.RatePolicy;
import com.econlytics.money.Translation;
import com.econlytics.pnl.TranslatedBooks.Conversion;
import com.econlytics.pnl.TranslatedBooks.Realised;
import com.econlytics.pnl.TranslatedBooks.Untranslated;
import com.econlytics.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Converts what one set of books holds, each amount once, grouped by the rate it is converted at. */
final class BooksTranslation {
    private final ReportingCurrency reporting;
    private final Books books;
    private final Map<FactId, Fact> facts = new HashMap<>();
    private final SortedMap<String, RateGroup> groups = new TreeMap<>();
    private final List<Line> quantities = new ArrayList<>();
    private final List<Untranslated> untranslated = new ArrayList<>();
    private final Map<FactId, Exchanged> reversed = new HashMap<>();
    private final Map<FactId, Exchanged> received = new HashMap<>();

    BooksTranslation(ReportingCurrency reporting, Books books) {
        this.reporting = reporting;
        this.books = books;
        for (Standing standing : books.standings()) {
            facts.put(standing.id(), standing.content());
        }
    }

    TranslatedBooks toTranslatedBooks() {
        netted().forEach(this::assign);
        List<Line> translated = new ArrayList<>(quantities);
        List<Conversion> conversions = new ArrayList<>();
        for (RateGroup group : groups.values()) {
            Translation<LineKey> translation = Translation.of(group.amounts, group.rate);
            conversions.add(group.toConversion(translation));
            translation
                    .parts()
                    .forEach((key, amount) ->
                            translated.add(keep(key, Objects.requireNonNull(group.amounts.get(key)), amount)));
        }
        return new TranslatedBooks(reporting.currency(), Balance.of(translated), conversions, untranslated, realised());
    }

    private List<Line> netted() {
        Map<FactId, SortedMap<BalanceKey, Long>> sums = new TreeMap<>();
        books.lines()
                .forEach(line -> sums.computeIfAbsent(line.fact(), unseen -> new TreeMap<>())
                        .merge(line.key(), line.amount(), Math::addExact));
        List<Line> netted = new ArrayList<>();
        sums.forEach((fact, keys) -> keys.forEach((key, sum) -> {
            if (sum != 0) {
                netted.add(new Line(fact, key, sum));
            }
        }));
        return netted;
    }

    private void assign(Line line) {
        if (!line.key().unit().isMoney()) {
            quantities.add(line);
            return;
        }
        Money amount = line.key().unit().money(line.amount());
        LocalDate happened = happened(line);
        Optional<ConversionRate> rate = decisive(line, happened)
                .flatMap(date ->
                        reporting.rates().find(reporting.policy(), amount.currency(), reporting.currency(), date));
        if (rate.isEmpty()) {
            untranslated.add(new Untranslated(line, happened));
        } else {
            groups.computeIfAbsent(rate.get().toString(), unseen -> new RateGroup(rate.get()))
                    .amounts
                    .put(new LineKey(line.fact(), line.key()), amount);
        }
    }

    /** The last day of the month of origin stands for a day that is not known: of a run, or before a fact was dated anew. */
    private LocalDate happened(Line line) {
        @Nullable Fact fact = facts.get(line.fact());
        YearMonth origin = line.key().origin();
        BusinessCalendar calendar = books.booking().calendar();
        return fact != null && calendar.monthOf(fact.occurredAt()).equals(origin)
                ? calendar.dateOf(fact.occurredAt())
                : origin.atEndOfMonth();
    }

    /** The day whose rate counts; empty if that is the day of settlement and it is not known. */
    private Optional<LocalDate> decisive(Line line, LocalDate happened) {
        RatePolicy.Timing timing = reporting.policy().timing();
        if (!(timing instanceof RatePolicy.Timing.Settlement)) {
            return Optional.of(timing.decisive(happened, happened));
        }
        @Nullable Fact fact = facts.get(line.fact());
        @Nullable String settled = fact == null ? null : fact.attributes().get(ReportingCurrency.SETTLED_ON);
        return settled == null ? Optional.empty() : day(settled).map(on -> timing.decisive(happened, on));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private Line keep(LineKey key, Money from, Money amount) {
        BalanceKey booked = key.balance;
        if (Payment.isReversal(booked.account())) {
            reversed.merge(key.fact, new Exchanged(from, amount), BooksTranslation::sum);
        } else if (booked.account().section() == Section.GROSS_RECEIPTS) {
            received.merge(key.fact, new Exchanged(from, amount), BooksTranslation::sum);
        }
        BalanceKey translated = new BalanceKey(
                booked.customer(), booked.month(), booked.origin(), booked.account(), Unit.of(amount.currency()));
        return new Line(key.fact, translated, amount.amountMinor());
    }

    private List<Realised> realised() {
        List<Realised> realised = new ArrayList<>();
        for (Payment payment : Payment.of(books.standings())) {
            List<Exchanged> receipts = payment.receipts()
                    .map(Posting::id)
                    .filter(received::containsKey)
                    .map(received::get)
                    .toList();
            List<Posting> reversals = payment.reversals()
                    .filter(posting -> reversed.containsKey(posting.id()))
                    .toList();
            if (!receipts.isEmpty() && !reversals.isEmpty()) {
                realised.addAll(realised(receipts, reversals));
            }
        }
        realised.sort(Comparator.comparing(Realised::fact));
        return realised;
    }

    /** Of what stands in revenue: the tax and tips that a basis took out of it are on neither side. */
    private List<Realised> realised(List<Exchanged> receipts, List<Posting> reversals) {
        Exchanged receipt = receipts.stream().reduce(BooksTranslation::sum).orElseThrow();
        List<Exchanged> given =
                reversals.stream().map(posting -> reversed.get(posting.id())).toList();
        return receipt.presented().amountMinor() <= 0 ? List.of() : Realised.of(receipt, reversals, given);
    }

    private static Exchanged sum(Exchanged one, Exchanged other) {
        return new Exchanged(
                one.presented().plus(other.presented()), one.settled().plus(other.settled()));
    }

    /** What one fact adds to one balance, in a stable order. */
    private record LineKey(FactId fact, BalanceKey balance) implements Comparable<LineKey> {
        @Override
        public int compareTo(LineKey other) {
            int byFact = fact.compareTo(other.fact);
            return byFact == 0 ? balance.compareTo(other.balance) : byFact;
        }
    }

    /** The amounts that are converted at one rate. */
    private static final class RateGroup {
        private final ConversionRate rate;
        private final SortedMap<LineKey, Money> amounts = new TreeMap<>();

        RateGroup(ConversionRate rate) {
            this.rate = rate;
        }

        Conversion toConversion(Translation<LineKey> translation) {
            Money booked = amounts.values().stream().reduce(Money.zero(rate.from()), Money::plus);
            Money parts = translation.total().minus(translation.roundingDifference());
            return new Conversion(rate, booked, translation.total(), parts);
        }
    }
}
