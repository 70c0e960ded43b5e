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
    private static final Map<String, Account> SPECIAL_FEES = Map.of(
            "tax", ChartOfAccounts.FEE_TAXES,
            "application_fee", ChartOfAccounts.PLATFORM_FEES,
            "withheld_tax", ChartOfAccounts.WITHHELD_TAX);

    private final Account gross;
    private final Account defaultFee;
    private final Currency currency;
    private final Map<String, Leg> byAccount = new TreeMap<>();
    private boolean doubtful;

    private Legs(Account gross, Account defaultFee, Currency currency) {
        this.gross = gross;
        this.defaultFee = defaultFee;
        this.currency = currency;
    }

    /**
     * The legs of {@code transaction}.
     *
     * @throws UnreadableException if the amount less the fee is not the net amount
     */
    static Legs of(Json transaction, Category category, Origin origin) throws UnreadableException {
        Money amount = StripeCurrencies.money(transaction, "amount");
        Money fee = StripeCurrencies.money(transaction, "fee");
        if (!amount.minus(fee).equals(StripeCurrencies.money(transaction, "net"))) {
            throw transaction.wrong(Reason.SOURCE_INCONSISTENT, "net");
        }
        Legs legs = new Legs(category.gross(), feeAccount(category, origin), amount.currency());
        legs.add(legs.gross, amount);
        legs.addFees(transaction.elements("fee_details"), fee);
        return legs;
    }

    /** The legs that are not zero: the gross one first, the others by account. */
    List<Leg> all() {
        List<Leg> all = new ArrayList<>();
        Leg first = byAccount.get(gross.code());
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

    private static Account feeAccount(Category category, Origin origin) {
        if (category.kind() == Category.Kind.DISPUTE) {
            return ChartOfAccounts.DISPUTE_FEES;
        }
        boolean ofPayment = category.isOfPayment() || !origin.charge().isEmpty();
        return ofPayment ? ChartOfAccounts.PROCESSING_FEES : ChartOfAccounts.ACCOUNT_FEES;
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
        add(defaultFee, rest.negated());
    }

    /** A doubt about a fee's breakdown must not keep the movement out, so it is no error here. */
    private Optional<Leg> known(Json detail) {
        try {
            String type = detail.text("type");
            Money amount = StripeCurrencies.money(detail, "amount");
            boolean usual = type.equals("stripe_fee") || type.equals("payment_method_passthrough_fee");
            boolean known = usual || SPECIAL_FEES.containsKey(type);
            return known && amount.currency().equals(currency)
                    ? Optional.of(new Leg(SPECIAL_FEES.getOrDefault(type, defaultFee), amount))
                    : Optional.empty();
        } catch (UnreadableException unclear) {
            return Optional.empty();
        }
    }

    private void add(Account account, Money amount) {
        byAccount.merge(
                account.code(),
                new Leg(account, amount),
                (left, right) -> new Leg(account, left.amount().plus(right.amount())));
    }
}
