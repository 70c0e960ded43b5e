package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.revenue.BasisBridge;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.MonthRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All periods in one currency. */
final class CurrencyComparison {
    private final SystemFigures figures;
    private final CompanyBooks books;
    private final Terms terms;
    private final Currency currency;
    private final List<StatementLine> lines;
    private final ComparedPeriods periods;
    private final KnownIds ids;
    private final List<SystemPart> parts;
    private final Map<Place, Money> system = new HashMap<>();

    CurrencyComparison(SystemFigures figures, CompanyBooks books, Terms terms, Currency currency, KnownIds ids) {
        this.figures = figures;
        this.books = books;
        this.terms = terms;
        this.currency = currency;
        this.ids = ids;
        this.lines = books.mapping().lines();
        this.periods = new ComparedPeriods(books.statement().periods(), books.detail());
        this.parts = SystemParts.of(figures, books.entity(), terms.scope(), currency, lines, periods, ids);
        for (SystemPart part : parts) {
            Place home = part.home();
            if (home != null && part.counted()) {
                system.merge(home, part.record().amount(), Money::plus);
            }
        }
    }

    List<PeriodComparison> periods() {
        BookSide side = new BookSide(books, periods, currency);
        Map<Place, Money> stated = side.figures();
        List<BasisBridge.Entry> bridge = bridge();
        List<SystemPart> expected = new ArrayList<>(parts);
        if (!bridge.isEmpty()) {
            expected.addAll(SystemParts.bridging(bridge, revenueLine(), parts.size(), periods, ids));
        }
        Findings findings = EntryMatching.of(books, terms, lines, periods, side, ids, expected);
        addBasis(findings, expected);
        side.gaps().forEach(gap -> findings.leave(gap.place(), gap.record()));
        Inference inference = new Inference(parts, system, periods, lines);
        List<PeriodComparison> compared = new ArrayList<>();
        for (MonthRange period : periods.all()) {
            compared.add(compare(period, stated, findings, inference));
        }
        return compared;
    }

    private PeriodComparison compare(
            MonthRange period, Map<Place, Money> stated, Findings findings, Inference inference) {
        List<LineComparison> compared = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Place place = new Place(i, period);
            compared.add(inference.infer(
                    place,
                    new LineComparison(
                            lines.get(i),
                            system.getOrDefault(place, zero()),
                            stated.getOrDefault(place, zero()),
                            findings.causes(place),
                            List.of(),
                            accepted(lines.get(i), period),
                            periods.isDetailed(period) ? findings.residual(place) : List.of())));
        }
        return PeriodComparison.of(
                period,
                currency,
                compared,
                terms.tolerance(),
                unmapped(period),
                findings.deposits().stream()
                        .filter(deposit -> deposit.period().equals(period))
                        .toList(),
                reasons(period, compared));
    }

    private List<AcceptedDifference> accepted(StatementLine line, MonthRange period) {
        return terms.accepted().stream()
                .filter(each -> each.line().equals(line) && each.period().equals(period))
                .filter(each -> each.amount().currency().equals(currency) && each.isInForce(terms.asOf()))
                .toList();
    }

    private SortedMap<BookAccount, Money> unmapped(MonthRange period) {
        SortedMap<BookAccount, Money> unmapped = new TreeMap<>();
        for (FinancialStatement.Row row : books.statement().rows()) {
            boolean here =
                    row.period().equals(period) && row.amount().currency().equals(currency);
            if (here
                    && row.account().group().isProfitAndLoss()
                    && !books.mapping().places().containsKey(row.account().id())) {
                unmapped.put(row.account(), row.amount());
            }
        }
        return unmapped;
    }

    private List<NotComparable> reasons(MonthRange period, List<LineComparison> compared) {
        List<NotComparable> reasons = new ArrayList<>();
        LocalDate end = period.last().atEndOfMonth();
        boolean sameMonths = figures.books()
                .booking()
                .calendar()
                .zone()
                .normalized()
                .equals(books.entity().zone().normalized());
        if (!end.isBefore(terms.asOf()) || !sameMonths) {
            reasons.add(NotComparable.PERIOD);
        }
        boolean stated = books.statement().rows().stream()
                .anyMatch(row -> row.amount().currency().equals(currency));
        if (!stated) {
            reasons.add(NotComparable.CURRENCY);
        }
        if (figures.differsFrom(books.statement().basis()) && hasRevenue() && !isBridged()) {
            reasons.add(NotComparable.BASIS);
        }
        Set<Section> supplied = supplied();
        if (compared.stream()
                .anyMatch(line -> !line.books().isZero()
                        && line.line().sections().stream().noneMatch(supplied::contains))) {
            reasons.add(NotComparable.MISSING_SOURCE);
        }
        return reasons;
    }

    /** A source of payments supplies revenue and fees, be there any or not; other sections are supplied if they have anything. */
    private Set<Section> supplied() {
        Set<Section> supplied = new HashSet<>();
        for (SystemPart part : parts) {
            Place home = part.home();
            if (home != null) {
                supplied.addAll(lines.get(home.line()).sections());
            }
            if (part.kind() != PartKind.SUPPORT && part.kind() != PartKind.OTHER) {
                supplied.addAll(Set.of(Section.GROSS_RECEIPTS, Section.REFUNDS, Section.DISPUTES, Section.FEES));
            }
        }
        return supplied;
    }

    private boolean hasRevenue() {
        return lines.stream().anyMatch(line -> LineKind.of(line) == LineKind.REVENUE);
    }

    private boolean isBridged() {
        return figures.findBridge().isPresent() && revenueLine() >= 0;
    }

    /** The line in which both what is received and what is earned stand; below 0 if there is none. */
    private int revenueLine() {
        for (int i = 0; i < lines.size(); i++) {
            StatementLine line = lines.get(i);
            if (line.contains(ChartOfAccounts.RECEIPTS) && line.contains(ChartOfAccounts.EARNED_REVENUE)) {
                return i;
            }
        }
        return -1;
    }

    /** What leads from our basis to that of the books, signed that way. */
    private List<BasisBridge.Entry> bridge() {
        if (!figures.differsFrom(books.statement().basis()) || !isBridged()) {
            return List.of();
        }
        boolean back = figures.basis() == RevenueBasis.EARNED;
        return figures.findBridge().map(BasisBridge::entries).orElse(List.of()).stream()
                .filter(entry -> entry.amount().currency().equals(currency))
                .filter(entry -> books.entity().covers(entry.record()))
                .filter(entry -> !entry.amount().isZero())
                .map(entry -> new BasisBridge.Entry(
                        entry.cause(),
                        entry.record(),
                        entry.customer(),
                        entry.month(),
                        back ? entry.amount().negated() : entry.amount()))
                .toList();
    }

    private void addBasis(Findings findings, List<SystemPart> expected) {
        for (SystemPart part : expected.subList(parts.size(), expected.size())) {
            Place home = part.home();
            if (home != null) {
                Money amount = part.record().amount();
                findings.add(home, Cause.BASIS, part.record().of(amount.negated()));
            }
        }
    }

    private Money zero() {
        return Money.zero(currency);
    }
}
