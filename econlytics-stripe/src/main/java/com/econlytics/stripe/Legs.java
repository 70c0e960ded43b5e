package com.econlytics.stripe;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of a balance transaction: the gross amount and each fee on its own account, summing to the net amount.
 *
 * <p>A fee that Stripe does not break down in a way we know goes to the default account of its movement, so that nothing
 * is lost; {@link #isDoubtful()} then says so.
 *
 * <p>Example: 29.00 with a fee of 1.14 are {@code receipts 29.00} and {@code processing_fees -1.14}.
 */
final class Legs {
    /** No movement has more fees than a handful; the sum of so many largest amounts still fits a long. */
    private static final int MOST_DETAILS = 50;

    private final Placement placement;
    private final Currency currency;
    private final Map<String, Leg> byAccount = new TreeMap<>();
    private boolean doubtful;

    private Legs(Placement placement, Currency currency) {
        this.placement = placement;
        this.currency = currency;
    }

    /**
     * The legs of {@code transaction}.
     *
     * @throws UnreadableException if the amount less the fee is not the net amount
     */
    static Legs of(Json transaction, Placement placement) throws UnreadableException {
        Money amount = StripeCurrencies.money(transaction, "amount");
        Money fee = StripeCurrencies.money(transaction, "fee");
        if (!amount.minus(fee).equals(StripeCurrencies.money(transaction, "net"))) {
            throw transaction.wrong(Reason.SOURCE_INCONSISTENT, "net");
        }
        Legs legs = new Legs(placement, amount.currency());
        legs.add(placement.gross(), amount);
        legs.addFees(details(transaction), fee);
        return legs;
    }

    /** The legs that are not zero: the gross one first, the others by account. */
    List<Leg> all() {
        List<Leg> all = new ArrayList<>();
        Leg first = byAccount.get(placement.gross().code());
        if (first != null) {
            all.add(first);
        }
        byAccount.values().stream().filter(leg -> !leg.equals(first)).forEach(all::add);
        all.removeIf(leg -> leg.amount().isZero());
        return List.copyOf(all);
    }

    /** The currency of the balance. */
    Currency currency() {
        return currency;
    }

    /** Whether some of the fee is of no kind that we know. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** A breakdown that cannot be read is as good as none: the fee itself is stated beside it. */
    private static List<Json> details(Json transaction) {
        try {
            List<Json> details = transaction.elements("fee_details");
            return details.size() > MOST_DETAILS ? List.of() : details;
        } catch (UnreadableException unclear) {
            return List.of();
        }
    }

    private void addFees(List<Json> details, Money fee) {
        Money rest = fee;
        for (Json detail : details) {
            Optional<Leg> known = known(detail);
            doubtful |= known.isEmpty();
            if (known.isPresent()) {
                add(known.get().account(), known.get().amount().negated());
                rest = rest.minus(known.get().amount());
            }
        }
        doubtful |= !rest.isZero();
        add(placement.fee(), rest.negated());
    }

    /** A doubt about a fee's breakdown must not keep the movement out, so it is no error here. */
    private Optional<Leg> known(Json detail) {
        try {
            Optional<Account> account = account(detail.text("type"));
            Money amount = StripeCurrencies.money(detail, "amount");
            return account.filter(known -> amount.currency().equals(currency)).map(known -> new Leg(known, amount));
        } catch (UnreadableException unclear) {
            return Optional.empty();
        }
    }

    private Optional<Account> account(String type) {
        return switch (type) {
            case "stripe_fee", "payment_method_passthrough_fee" -> Optional.of(placement.fee());
            case "tax" -> Optional.of(placement.feeTax());
            case "application_fee" -> Optional.of(ChartOfAccounts.PLATFORM_FEES);
            case "withheld_tax" -> Optional.of(ChartOfAccounts.WITHHELD_TAX);
            default -> Optional.empty();
        };
    }

    private void add(Account account, Money amount) {
        byAccount.merge(
                account.code(),
                new Leg(account, amount),
                (left, right) -> new Leg(account, left.amount().plus(right.amount())));
    }
}
