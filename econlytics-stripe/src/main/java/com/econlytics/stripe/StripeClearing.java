package com.econlytics.stripe;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.fact.FactId;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.ClearingStatement;
import com.econlytics.reconciliation.ClearingStatement.Comparison;
import com.econlytics.reconciliation.Discrepancy;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The proof that the ledger is complete: what it holds of an account, currency by currency, is the balance that Stripe
 * states, to the cent. Every balance transaction since the account was opened is part of both, so a single one that is
 * missing, doubled or misread shows.
 *
 * <p>Stripe is asked before and after the ledger caught up with it. Only if the two answers are equal was there nothing under
 * way, and only then is anything said; else it is looked at again, three times in all. If the balances differ, Stripe's list is
 * compared with the ledger, and the difference is told with the records that make it.
 *
 * <p>Example: {@code new StripeClearing(account, api, ledger, inbox, () -> sync.runOnce(movements)).runOnce()} is {@code
 * balance USD 1012.20 as at Stripe, ledger version 81}, where {@code movements} are the account's {@link
 * StripeBalanceTransactions}. Beyond that catching up it changes nothing, and it needs no lease of its own.
 */
public final class StripeClearing {
    private static final int LOOKS = 3;

    private final SourceAccount account;
    private final StripeBalance balance;
    private final ListedMovements listed;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Supplier<Sync.Outcome> catchUp;

    /**
     * A proof for one account.
     *
     * @param inbox where records that could not be read are kept
     * @param catchUp reads Stripe's balance transactions into the ledger
     * @throws IllegalArgumentException if the API key is one of the account's other mode
     */
    public StripeClearing(
            StripeAccount account, StripeApi api, Ledger ledger, Inbox inbox, Supplier<Sync.Outcome> catchUp) {
        this.account = account.account();
        this.balance = new StripeBalance(account, api);
        this.listed = new ListedMovements(api.requireModeOf(account));
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.inbox = Objects.requireNonNull(inbox, "inbox");
        this.catchUp = Objects.requireNonNull(catchUp, "catchUp");
    }

    /** Whose balance it is. */
    public SourceAccount account() {
        return account;
    }

    /** Under which name a host shows it: {@code stripe/acct_1/clearing}. */
    public String name() {
        return account + "/clearing";
    }

    /** Whether two balances are equal. */
    public enum Status {
        /** They are. */
        EQUAL,
        /** They are not, and nothing moved meanwhile. */
        DIFFERENT,
        /** Money moved, or another host was reading; ask again. */
        NOT_NOW
    }

    /**
     * A balance transaction that Stripe and the ledger do not have alike.
     *
     * @param record which one, and what either has
     * @param why what became of it here, such as {@code QUARANTINED CURRENCY $.data[0].currency}; empty if nothing is known
     */
    public record Difference(Discrepancy record, String why) {
        public Difference {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            String what = record.balanceTransaction() + " ledger " + record.ours() + ", Stripe " + record.theirs();
            return why.isEmpty() ? what : what + " (" + why + ")";
        }
    }

    /**
     * What a proof found.
     *
     * @param status whether the balances are equal
     * @param ledgerVersion as of which version ours is
     * @param balances ours and Stripe's, by currency
     * @param differences the records that make the difference, newest first; none unless they differ
     */
    public record Outcome(Status status, long ledgerVersion, List<Comparison> balances, List<Difference> differences) {
        private static final int SHOWN = 10;

        public Outcome {
            Objects.requireNonNull(status, "status");
            balances = List.copyOf(balances);
            differences = List.copyOf(differences);
        }

        /** In one line: what is equal, or what differs by how much and because of which records. */
        @Override
        public String toString() {
            return switch (status) {
                case EQUAL -> "balance " + all(Outcome::equal) + " as at Stripe, ledger version " + ledgerVersion;
                case DIFFERENT ->
                    "DIFFERS from Stripe: " + all(Outcome::different) + ", ledger version " + ledgerVersion + records();
                case NOT_NOW -> "money moved while it was compared; it is compared again";
            };
        }

        private String records() {
            if (differences.isEmpty()) {
                return "; no balance transaction that Stripe lists explains it";
            }
            String more = differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : "";
            return differences.stream()
                            .limit(SHOWN)
                            .map(Difference::toString)
                            .collect(Collectors.joining("; ", ": ", ""))
                    + more;
        }

        private String all(Function<Comparison, String> words) {
            return balances.isEmpty()
                    ? "of nothing"
                    : balances.stream().map(words).collect(Collectors.joining("; "));
        }

        private static String equal(Comparison balance) {
            return balance.ours().toString();
        }

        private static String different(Comparison balance) {
            return balance.difference().isZero()
                    ? equal(balance)
                    : "ledger " + balance.ours() + ", Stripe " + balance.theirs() + ", difference "
                            + balance.difference();
        }
    }

    /**
     * Proves once.
     *
     * @throws SourceException if Stripe cannot be asked
     */
    public Outcome runOnce() {
        Outcome outcome = look();
        for (int looks = 1; looks < LOOKS && outcome.status() != Status.EQUAL; looks++) {
            outcome = look();
        }
        return outcome;
    }

    Outcome look() {
        Map<Currency, Money> before = balance.read();
        Sync.Outcome caughtUp = catchUp.get();
        long version = ledger.version();
        Map<Currency, Money> ours = held(version);
        Map<Currency, Money> after = balance.read();
        List<Comparison> balances = compare(ours, after);
        if (caughtUp.status() != Sync.Status.COMPLETED || !before.equals(after)) {
            return new Outcome(Status.NOT_NOW, version, balances, List.of());
        }
        if (balances.stream().allMatch(each -> each.difference().isZero())) {
            return new Outcome(Status.EQUAL, version, balances, List.of());
        }
        List<Difference> differences = differences(version, balances);
        boolean stood = after.equals(balance.read());
        return stood
                ? new Outcome(Status.DIFFERENT, version, balances, differences)
                : new Outcome(Status.NOT_NOW, version, balances, List.of());
    }

    private static List<Comparison> compare(Map<Currency, Money> ours, Map<Currency, Money> theirs) {
        SortedMap<String, Currency> currencies = new TreeMap<>();
        ours.keySet().forEach(currency -> currencies.put(currency.getCurrencyCode(), currency));
        theirs.keySet().forEach(currency -> currencies.put(currency.getCurrencyCode(), currency));
        List<Comparison> balances = new ArrayList<>();
        for (Currency currency : currencies.values()) {
            Money zero = Money.zero(currency);
            balances.add(
                    new Comparison("balance", ours.getOrDefault(currency, zero), theirs.getOrDefault(currency, zero)));
        }
        return balances;
    }

    private Map<Currency, Money> held(long version) {
        Map<Currency, Money> sums = new HashMap<>();
        ledger.readLines(version, line -> {
            if (ClearingStatement.isOfBalance(line, account)) {
                Money amount = line.key().unit().money(line.amount());
                sums.merge(amount.currency(), amount, Money::plus);
            }
        });
        return sums;
    }

    private List<Difference> differences(long version, List<Comparison> balances) {
        Map<FactId, String> transactions = new HashMap<>();
        Set<String> contested = new HashSet<>();
        ledger.readStandings(version, standing -> {
            if (standing.id().account().equals(account)) {
                String transaction = transactionOf(standing);
                transactions.put(standing.id(), transaction);
                if (standing.isContested()) {
                    contested.add(transaction);
                }
            }
        });
        Map<String, Money> ours = new HashMap<>();
        ledger.readLines(version, line -> {
            if (ClearingStatement.isOfBalance(line, account)) {
                ours.merge(
                        transactions.getOrDefault(line.fact(), line.fact().toString()),
                        line.key().unit().money(line.amount()),
                        Money::plus);
            }
        });
        return listed.against(ours, balances).stream()
                .map(record -> new Difference(record, why(record, contested)))
                .toList();
    }

    private static String transactionOf(Standing standing) {
        return standing.content()
                .attributes()
                .getOrDefault("balance_transaction", standing.id().toString());
    }

    private String why(Discrepancy record, Set<String> contested) {
        if (contested.contains(record.balanceTransaction())) {
            return "contested: it was stated in two ways";
        }
        return inbox.find(account, "balance_transaction:" + record.balanceTransaction())
                .map(Inbox.Entry::disposition)
                .map(kept ->
                        kept.status() + " " + kept.findReason().map(Enum::name).orElse("") + " " + kept.detail())
                .orElse("");
    }
}
