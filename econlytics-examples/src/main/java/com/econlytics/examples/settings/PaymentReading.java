package com.econlytics.examples.settings;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.stripe.StripeAccount;
import java.util.Locale;

/**
 * As what Stripe's payments and customers are read.
 *
 * @param role what the account is in payments that concern several
 * @param feeTax whether tax on Stripe's fees is a cost
 * @param guests whose a payment without a customer is
 * @param attributes which fields of a customer are kept
 */
record PaymentReading(
        StripeAccount.Role role,
        StripeAccount.FeeTax feeTax,
        StripeAccount.Guests guests,
        AttributeMapping attributes) {
    static PaymentReading of(Environment environment) {
        return new PaymentReading(
                StripeAccount.Role.valueOf(
                        word(environment, Variable.ECONLYTICS_STRIPE_ROLE, "connected|principal|agent")),
                StripeAccount.FeeTax.valueOf(word(environment, Variable.ECONLYTICS_STRIPE_FEE_TAX, "cost|recoverable")),
                StripeAccount.Guests.valueOf(
                        word(environment, Variable.ECONLYTICS_STRIPE_GUESTS, "unattributed|by_email")),
                environment
                        .read(
                                Variable.ECONLYTICS_STRIPE_CUSTOMER_ATTRIBUTES,
                                AttributeMapping::parse,
                                "write field=attribute, separated by commas, like metadata.utm_source=acquisition_channel")
                        .orElse(AttributeMapping.NONE));
    }

    StripeAccount applyTo(StripeAccount account) {
        return account.with(role).with(feeTax).with(guests).with(attributes);
    }

    private static String word(Environment environment, Variable variable, String words) {
        return environment
                .text(variable, variable.otherwise(), words, "write one of " + words.replace("|", ", "))
                .toUpperCase(Locale.ROOT);
    }
}
