package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.SettledExchange;
import com.econlytics.pnl.StatementLine;
import com.econlytics.pnl.TranslatedBooks;
import com.econlytics.revenue.BasisBridge;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our figures in one currency, cut into parts of records. */
final class SystemParts {
    private static final String STATED = "stated.";

    private final List<StatementLine> lines;
    private final ComparedPeriods periods;
    private final KnownIds ids;
    private final Map<Account, Integer> lineOf = new HashMap<>();
    private final List<SystemPart> parts = new ArrayList<>();

    private SystemParts(List<StatementLine> lines, ComparedPeriods periods, KnownIds ids) {
        this.lines = lines;
        this.periods = periods;
        this.ids = ids;
    }

    private record Key(FactId fact, Account account, YearMonth month, boolean counted) {
        static final Comparator<Map.Entry<Key, Long>> ORDER = Comparator.comparing(
                        (Map.Entry<Key, Long> entry) -> entry.getKey().month)
                .thenComparing(entry -> entry.getKey().fact.object(), TextOrder.CODE_POINT)
                .thenComparing(entry -> entry.getKey().fact)
                .thenComparing(entry -> entry.getKey().account.code(), TextOrder.CODE_POINT)
                .thenComparing(entry -> entry.getKey().counted);
    }

    static List<SystemPart> of(
            SystemFigures figures,
            Entity entity,
            Scope scope,
            Currency currency,
            List<StatementLine> lines,
            ComparedPeriods periods,
            KnownIds ids) {
        Map<Key, Long> sums = new HashMap<>();
        for (Line line : figures.books().lines()) {
            if (line.key().unit().code().equals(currency.getCurrencyCode()) && isOurs(line, entity)) {
                boolean counted =
                        scope == Scope.COMPANY || line.key().customer().isCustomer();
                Key key = new Key(line.fact(), line.key().account(), line.key().month(), counted);
                sums.merge(key, line.amount(), Math::addExact);
            }
        }
        SystemParts made = new SystemParts(lines, periods, ids);
        Map<FactId, Money> exchanged = exchanged(figures, currency);
        sums.entrySet().stream()
                .sorted(Key.ORDER)
                .forEach(sum -> made.add(sum.getKey(), new Money(sum.getValue(), currency), exchanged));
        return List.copyOf(made.parts);
    }

    private static boolean isOurs(Line line, Entity entity) {
        Account account = line.key().account();
        return entity.covers(line.fact())
                && !account.code().startsWith(STATED)
                && !account.equals(ChartOfAccounts.PAYOUTS)
                && account.section() != Section.EXCLUDED;
    }

    /** What exchange made of each refund and dispute. */
    private static Map<FactId, Money> exchanged(SystemFigures figures, Currency currency) {
        Map<FactId, Money> differences = new HashMap<>();
        for (TranslatedBooks.Realised realised :
                SettledExchange.of(figures.books()).reversals()) {
            Money difference = realised.difference();
            if (difference.currency().equals(currency) && !difference.isZero()) {
                differences.put(realised.fact(), difference);
            }
        }
        return differences;
    }

    private void add(Key key, Money amount, Map<FactId, Money> exchanged) {
        Account account = key.account;
        PartKind kind = PartKind.of(account);
        @Nullable Money difference = isReversal(kind) ? exchanged.get(key.fact) : null;
        RecordPart.OfFact whole = new RecordPart.OfFact(key.fact, account, key.month, amount);
        if (difference == null) {
            add(whole, kind, account, key);
        } else {
            add(whole.of(amount.minus(difference)), kind, account, key);
            add(whole.of(difference), PartKind.EXCHANGE, account, key);
        }
    }

    private static boolean isReversal(PartKind kind) {
        return kind == PartKind.REFUND || kind == PartKind.DISPUTE;
    }

    private void add(RecordPart record, PartKind kind, Account account, Key key) {
        if (!record.amount().isZero()) {
            int line = lineOf.computeIfAbsent(account, this::lineOf);
            @Nullable Place home = line < 0 ? null : new Place(line, periods.of(key.month));
            parts.add(new SystemPart(
                    parts.size(), record, ids.groupOf(key.fact), kind, key.month, home, key.counted || home == null));
        }
    }

    private int lineOf(Account account) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(account)) {
                return i;
            }
        }
        return -1;
    }

    /** What leads from our basis to that of the books, as parts that the books should have on {@code line}. */
    static List<SystemPart> bridging(
            List<BasisBridge.Entry> entries, int line, int first, ComparedPeriods periods, KnownIds ids) {
        List<SystemPart> parts = new ArrayList<>();
        for (BasisBridge.Entry entry : entries) {
            parts.add(new SystemPart(
                    first + parts.size(),
                    new RecordPart.OfBasis(entry.record(), entry.cause(), entry.month(), entry.amount()),
                    ids.groupOf(entry.record()),
                    PartKind.RECEIPT,
                    entry.month(),
                    new Place(line, periods.of(entry.month())),
                    true));
        }
        return parts;
    }
}
