package com.econlytics.examples.settings;

import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.zendesk.ZendeskSettings;
import java.util.List;
import java.util.Objects;

/**
 * Where money and work are reported.
 *
 * @param stripeAccount whose money
 * @param stripe how to reach it
 * @param webhookSecrets by which deliveries are known to be Stripe's
 * @param zendesk whose support
 */
public record SourceSettings(
        StripeAccount stripeAccount, StripeSettings stripe, List<Secret> webhookSecrets, ZendeskSettings zendesk) {
    public SourceSettings {
        Objects.requireNonNull(stripeAccount, "stripeAccount");
        Objects.requireNonNull(stripe, "stripe");
        webhookSecrets = List.copyOf(webhookSecrets);
        Objects.requireNonNull(zendesk, "zendesk");
    }
}
