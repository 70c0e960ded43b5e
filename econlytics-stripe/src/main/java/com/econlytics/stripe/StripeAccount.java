package com.econlytics.stripe;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import java.util.Objects;

/**
 * The Stripe account whose money is read.
 *
 * <p>Example: {@code new StripeAccount(SourceAccount.of("stripe", "acct_1Nv0FG"), StripeAccount.Mode.LIVE)}.
 *
 * @param account named by the account's own id, {@code acct_…}, so that events of other accounts can be told apart
 * @param mode which of the account's two worlds; events of the other one are ignored
 * @param externalIdKey the key under which the metadata of a customer tells its id in the company's other systems
 * @param revenueMetadata the keys under which the metadata of a payment tells what it is made of
 */
public record StripeAccount(SourceAccount account, Mode mode, String externalIdKey, RevenueMetadata revenueMetadata) {
    private static final String DEFAULT_EXTERNAL_ID_KEY = "external_id";

    public StripeAccount {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(revenueMetadata, "revenueMetadata");
        if (externalIdKey.isBlank()) {
            throw new IllegalArgumentException(
                    "the metadata key of external ids is blank; name one, or leave it out for '"
                            + DEFAULT_EXTERNAL_ID_KEY + "'");
        }
    }

    /** An account whose payments tell nothing in their metadata. */
    public StripeAccount(SourceAccount account, Mode mode, String externalIdKey) {
        this(account, mode, externalIdKey, RevenueMetadata.NONE);
    }

    /** An account whose customers tell their external id under the metadata key {@code external_id}. */
    public StripeAccount(SourceAccount account, Mode mode) {
        this(account, mode, DEFAULT_EXTERNAL_ID_KEY);
    }

    /** The same account, whose payments tell under these keys what they are made of. */
    public StripeAccount with(RevenueMetadata metadata) {
        return new StripeAccount(account, mode, externalIdKey, metadata);
    }

    void requireModeOf(Json object) throws UnreadableException {
        if (object.has("livemode") && object.flag("livemode") != (mode == Mode.LIVE)) {
            throw object.wrong(Reason.OTHER_MODE, "livemode");
        }
    }

    /** The two worlds of a Stripe account, which share ids of neither objects nor money. */
    public enum Mode {
        /** Real money. */
        LIVE,
        /** Test mode and sandboxes. */
        TEST
    }
}
