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
 * @param zendeskSecrets by which calls are known to be Zendesk's; none if it makes none
 */
public record SourceSettings(
        StripeAccount stripeAccount,
        StripeSettings stripe,
        List<Secret> webhookSecrets,
        ZendeskSettings zendesk,
        List<Secret> zendeskSecrets) {
    public SourceSettings {
        Objects.requireNonNull(stripeAccount, "stripeAccount");
        Objects.requireNonNull(stripe, "stripe");
        webhookSecrets = List.copyOf(webhookSecrets);
        Objects.requireNonNull(zendesk, "zendesk");
        zendeskSecrets = List.copyOf(zendeskSecrets);
    }

    /** Sources of which Zendesk makes no calls. */
    public SourceSettings(
            StripeAccount stripeAccount, StripeSettings stripe, List<Secret> webhookSecrets, ZendeskSettings zendesk) {
        this(stripeAccount, stripe, webhookSecrets, zendesk, List.of());
    }
}
