package com.econlytics.stripe;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.money.Money;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The balance that Stripe itself states, as the vendor's side of a daily check of the ledger.
 *
 * <p>The sum of {@code net} over all balance transactions of an account is what is available and what is pending, each
 * currency by itself, in every sub-balance that has transactions of its own. What Stripe reserves for connected accounts
 * has left the available balance by a transaction, so it is no part of it. Example: 100.00 EUR available and 20.00 EUR
 * pending read {@code {EUR=EUR 120.00}}, and the postings of the account must sum to that to the cent.
 */
public final class StripeBalance {
    private static final List<String> PARTS = List.of("available", "pending");
    private static final List<String> SUB_BALANCES = List.of("issuing", "refund_and_dispute_prefunding");

    private final StripeAccount account;
    private final StripeApi api;

    /**
     * The balance of {@code account}.
     *
     * @throws IllegalArgumentException if the API key is one of the account's other mode
     */
    public StripeBalance(StripeAccount account, StripeApi api) {
        this.account = Objects.requireNonNull(account, "account");
        this.api = api.requireModeOf(account);
    }

    /**
     * Asks for the balance as it is now.
     *
     * @return in the order of the currency codes; a currency that the account never had is not there
     * @throws SourceException if Stripe cannot be asked, or answers with something else than a balance
     */
    public Map<Currency, Money> read() {
        Json balance = api.get("/v1/balance", Map.of()).orElseThrow(() -> unusable("nothing"));
        try {
            account.requireModeOf(balance);
            Map<Currency, Money> totals = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
            balance.get("available");
            add(totals, balance);
            for (String name : SUB_BALANCES) {
                if (balance.findObject(name).isPresent()) {
                    add(totals, balance.object(name));
                }
            }
            return Collections.unmodifiableMap(totals);
        } catch (UnreadableException malformed) {
            throw unusable("something else than a balance (" + malformed.detail() + ")");
        }
    }

    private static void add(Map<Currency, Money> totals, Json balance) throws UnreadableException {
        for (String part : PARTS) {
            for (Json amount : balance.elements(part)) {
                Money money = StripeCurrencies.money(amount, "amount");
                totals.merge(money.currency(), money, Money::plus);
            }
        }
    }

    private static SourceException unusable(String what) {
        return new SourceException(
                "Stripe: GET /v1/balance was answered with " + what
                        + "; check the key and what is between this host and" + " Stripe",
                200,
                "",
                Retry.MAY_HELP);
    }
}
