package com.econlytics.stripe;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * How to reach Stripe.
 *
 * <p>Example: {@code StripeSettings.of(System.getenv("STRIPE_API_KEY"))}. A restricted key that may read balance
 * transactions, charges and refunds, disputes, application fees and customers is enough; nothing is ever written.
 *
 * @param apiKey {@code rk_live_…} or {@code sk_live_…}; never printed
 * @param baseUri where the API is; plain HTTP only on this machine
 */
public record StripeSettings(String apiKey, URI baseUri) {
    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public StripeSettings {
        Objects.requireNonNull(baseUri, "baseUri");
        if (apiKey.isBlank() || apiKey.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException(
                    "the Stripe API key is blank or has blanks in it; copy it from the dashboard, under Developers");
        }
        boolean local = baseUri.getHost() != null && LOOPBACK.contains(baseUri.getHost());
        if (!"https".equals(baseUri.getScheme()) && !(local && "http".equals(baseUri.getScheme()))) {
            throw new IllegalArgumentException(
                    "the key would travel in the clear to " + baseUri + "; use https, or http on this machine");
        }
    }

    /** Stripe itself, with this key. */
    public static StripeSettings of(String apiKey) {
        return new StripeSettings(apiKey, STRIPE);
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "StripeSettings[" + baseUri + ", key hidden]";
    }
}
