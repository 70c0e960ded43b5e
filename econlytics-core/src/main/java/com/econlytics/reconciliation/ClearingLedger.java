package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.ClearingStatement.InTransit;
import com.econlytics.reconciliation.ClearingStatement.Movement;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.MonthRange;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one account of a processor holds in one currency, as booked from its facts. */
final class ClearingLedger {
    private final SourceAccount account;
    private final Currency currency;
    private final BusinessCalendar calendar;
    private final Map<FactId, String> transactions = new HashMap<>();
    private final SortedMap<String, PayoutArrival> arrivals = new TreeMap<>(TextOrder.CODE_POINT);
    private final SortedMap<String, List<PayoutItem>> items = new TreeMap<>(TextOrder.CODE_POINT);
    private final SortedMap<YearMonth, Month> months = new TreeMap<>();

    /** What one month moved. */
    private final class Month {
        private Money activity = Money.zero(currency);
        private Money payouts = Money.zero(currency);
        private final SortedMap<String, Money> byPayout = new TreeMap<>(TextOrder.CODE_POINT);
        private final SortedMap<String, Money> byTransaction = new TreeMap<>(TextOrder.CODE_POINT);
    }

    ClearingLedger(Books books, SourceAccount account, Currency currency) {
        this.account = account;
        this.currency = currency;
        this.calendar = books.booking().calendar();
        for (Standing standing : books.standings()) {
            if (standing.id().account().equals(account) && standing.content() instanceof Posting posting) {
                learn(posting);
            }
        }
        books.lines().stream().filter(this::isHere).forEach(this::add);
    }

    ClearingStatement statement(MonthRange period) {
        Money zero = Money.zero(currency);
        Money opening = zero;
        Money activity = zero;
        Money payouts = zero;
        SortedMap<String, Money> moved = new TreeMap<>(TextOrder.CODE_POINT);
        for (Map.Entry<YearMonth, Month> each : months.entrySet()) {
            Month month = each.getValue();
            if (each.getKey().isBefore(period.first())) {
                opening = opening.plus(month.activity).plus(month.payouts);
            } else if (period.contains(each.getKey())) {
                activity = activity.plus(month.activity);
                payouts = payouts.plus(month.payouts);
                month.byTransaction.forEach((id, net) -> moved.merge(id, net, Money::plus));
            }
        }
        return new ClearingStatement(
                account,
                currency,
                period,
                opening,
                activity,
                payouts,
                inTransit(period.first()),
                inTransit(period.last().plusMonths(1)),
                ties(period),
                movements(moved));
    }

    private void learn(Posting posting) {
        PayoutItem.read(posting)
                .ifPresent(item -> items.computeIfAbsent(item.payout(), unseen -> new ArrayList<>())
                        .add(item));
        PayoutArrival.read(posting).ifPresent(arrival -> arrivals.put(arrival.payout(), arrival));
        transactions.put(
                posting.id(),
                posting.attributes()
                        .getOrDefault("balance_transaction", posting.id().toString()));
    }

    private boolean isHere(Line line) {
        return ClearingStatement.isOfBalance(line, account)
                && line.key().unit().code().equals(currency.getCurrencyCode());
    }

    /** A balance moves when money moves, also in a month whose books were closed then. */
    private void add(Line line) {
        Month month = months.computeIfAbsent(line.key().origin(), unseen -> new Month());
        Money amount = new Money(line.amount(), currency);
        String transaction = transactions.getOrDefault(line.fact(), line.fact().toString());
        month.byTransaction.merge(transaction, amount, Money::plus);
        if (line.key().account().equals(ChartOfAccounts.PAYOUTS)) {
            month.payouts = month.payouts.plus(amount);
            month.byPayout.merge(line.fact().object(), amount, Money::plus);
        } else {
            month.activity = month.activity.plus(amount);
        }
    }

    /** What had left before {@code month} and had not arrived when it began; of what arrival is not told, nothing. */
    private List<InTransit> inTransit(YearMonth month) {
        Instant start = calendar.month(month).startInclusive();
        SortedMap<String, Money> left = new TreeMap<>(TextOrder.CODE_POINT);
        months.headMap(month)
                .values()
                .forEach(each -> each.byPayout.forEach((id, amount) -> left.merge(id, amount, Money::plus)));
        List<InTransit> inTransit = new ArrayList<>();
        left.forEach((payout, amount) -> {
            @Nullable PayoutArrival arrival = arrivals.get(payout);
            if (!amount.isZero() && arrival != null && arrival.isUnderwayAt(start)) {
                inTransit.add(new InTransit(payout, amount.negated()));
            }
        });
        return inTransit;
    }

    private List<PayoutTie> ties(MonthRange period) {
        Map<String, Money> ledger = new HashMap<>();
        months.values().forEach(month -> month.byTransaction.forEach((id, net) -> ledger.merge(id, net, Money::plus)));
        SortedMap<String, Money> left = new TreeMap<>(TextOrder.CODE_POINT);
        months.forEach((month, moved) -> {
            if (period.contains(month)) {
                moved.byPayout.forEach((id, amount) -> left.merge(id, amount.negated(), Money::plus));
            }
        });
        List<PayoutTie> ties = new ArrayList<>();
        left.forEach((payout, amount) -> {
            List<PayoutItem> members = items.getOrDefault(payout, List.of());
            if (!members.isEmpty()) {
                ties.add(tie(payout, amount, members, ledger));
            }
        });
        return ties;
    }

    private static PayoutTie tie(String payout, Money amount, List<PayoutItem> members, Map<String, Money> ledger) {
        List<PayoutItem> ordered = members.stream()
                .sorted(Comparator.comparing(PayoutItem::balanceTransaction, TextOrder.CODE_POINT))
                .toList();
        return new PayoutTie(
                payout,
                amount,
                ordered.stream()
                        .map(item -> new Movement(item.balanceTransaction(), item.net()))
                        .toList(),
                ordered.stream()
                        .filter(item -> !Objects.equals(ledger.get(item.balanceTransaction()), item.net()))
                        .map(PayoutItem::balanceTransaction)
                        .toList());
    }

    private static List<Movement> movements(SortedMap<String, Money> moved) {
        List<Movement> movements = new ArrayList<>();
        moved.forEach((id, net) -> {
            if (!net.isZero()) {
                movements.add(new Movement(id, net));
            }
        });
        return movements;
    }
}
