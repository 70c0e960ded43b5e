/**
 * Stripe, as far as money goes, on this machine. The entry noun is {@link com.econlytics.testkit.stripe.FakeStripe}:
 * it serves a synthetic company or objects made by hand in Stripe's wire format, and makes each {@link
 * com.econlytics.testkit.stripe.StripeDelivery webhook delivery} of the company's story, to be signed with {@link
 * com.econlytics.testkit.stripe.StripeSignature}.
 */
@NullMarked
package com.econlytics.testkit.stripe;

import org.jspecify.annotations.NullMarked;
