package com.econlytics.stripe;

import com.econlytics.connector.SourceAddress;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to reach Stripe.
 *
 * <p>Example: {@code StripeSettings.of(System.getenv("STRIPE_API_KEY"))}. A restricted key that may read balance
 * transactions, charges and refunds, disputes, application fees and customers is enough for money; nothing is ever written.
 *
 * <p>What Stripe says about revenue and payouts is optional, and needs read access to invoices, credit notes, checkout
 * sessions, payment intents, payouts, events and the balance. Without one of them, what depends on it waits or fails with a message
 * that names the resource, and everything else goes on.
 *
 * @param apiKey {@code rk_live_…} or {@code sk_live_…}; never printed
 * @param baseUri where the API is: {@code https://host[:port]}, or {@code http} on the loopback interface
 */
public record StripeSettings(String apiKey, URI baseUri) {
    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final Pattern MODE = Pattern.compile("(?:sk|rk)_(live|test)_.*");

    public StripeSettings {
        Objects.requireNonNull(baseUri, "baseUri");
        if (apiKey.isBlank() || apiKey.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException(
                    "the Stripe API key is blank or has blanks in it; copy it from the dashboard, under Developers");
        }
        SourceAddress.parse(baseUri.toString());
    }

    /** Stripe itself, with this key. */
    public static StripeSettings of(String apiKey) {
        return new StripeSettings(apiKey, STRIPE);
    }

    /** The mode that the key is for, if it says so. */
    Optional<StripeAccount.Mode> findMode() {
        Matcher key = MODE.matcher(apiKey);
        if (!key.matches()) {
            return Optional.empty();
        }
        return Optional.of("live".equals(key.group(1)) ? StripeAccount.Mode.LIVE : StripeAccount.Mode.TEST);
    }

    /** Whether the key may do everything, and not only what it was created for. */
    boolean isSecretKey() {
        return apiKey.startsWith("sk_");
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "StripeSettings[" + baseUri + ", key hidden]";
    }
}
