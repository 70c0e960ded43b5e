package com.econlytics.stripe;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import java.util.Objects;

/**
 * The Stripe account whose money is read, and how it is to be understood.
 *
 * <p>Example: {@code new StripeAccount(SourceAccount.of("stripe", "acct_1Nv0FG"), StripeAccount.Mode.LIVE)
 * .with(StripeAccount.Role.PRINCIPAL).with(StripeAccount.FeeTax.RECOVERABLE)}.
 *
 * <p>Role, tax on fees and guests decide how records are read, so they belong to the account for good: a change states known
 * records in another way, and those are contested.
 *
 * @param account named by the account's own id, {@code acct_…}, so that events of other accounts can be told apart
 * @param mode which of the account's two worlds; events of the other one are ignored
 * @param role what the account is in payments that concern several
 * @param feeTax whether tax on the processor's fees is a cost
 * @param guests whose a payment without a customer is
 * @param externalIdKey the key under which the metadata of a customer tells its id in the company's other systems
 * @param attributes which fields of a customer become its attributes, such as {@code metadata.utm_source}
 * @param revenueMetadata the keys under which the metadata of a payment tells what it is made of
 */
public record StripeAccount(
        SourceAccount account,
        Mode mode,
        Role role,
        FeeTax feeTax,
        Guests guests,
        String externalIdKey,
        AttributeMapping attributes,
        RevenueMetadata revenueMetadata) {
    private static final String DEFAULT_EXTERNAL_ID_KEY = "external_id";

    public StripeAccount {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(feeTax, "feeTax");
        Objects.requireNonNull(guests, "guests");
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(revenueMetadata, "revenueMetadata");
        if (externalIdKey.isBlank()) {
            throw new IllegalArgumentException(
                    "the metadata key of external ids is blank; name one, or leave it out for '"
                            + DEFAULT_EXTERNAL_ID_KEY + "'");
        }
    }

    /** An account that takes its own payments, whose customers tell their external id under {@code externalIdKey}. */
    public StripeAccount(SourceAccount account, Mode mode, String externalIdKey) {
        this(
                account,
                mode,
                Role.CONNECTED,
                FeeTax.COST,
                Guests.UNATTRIBUTED,
                externalIdKey,
                AttributeMapping.NONE,
                RevenueMetadata.NONE);
    }

    /** An account whose customers tell their external id under the metadata key {@code external_id}. */
    public StripeAccount(SourceAccount account, Mode mode) {
        this(account, mode, DEFAULT_EXTERNAL_ID_KEY);
    }

    /** The same account, whose payments tell under these keys what they are made of. */
    public StripeAccount with(RevenueMetadata metadata) {
        return new StripeAccount(account, mode, role, feeTax, guests, externalIdKey, attributes, metadata);
    }

    /** The same account in another role. */
    public StripeAccount with(Role other) {
        return new StripeAccount(account, mode, other, feeTax, guests, externalIdKey, attributes, revenueMetadata);
    }

    /** The same account, whose tax on fees is treated so. */
    public StripeAccount with(FeeTax treatment) {
        return new StripeAccount(account, mode, role, treatment, guests, externalIdKey, attributes, revenueMetadata);
    }

    /** The same account, whose guests are treated so. */
    public StripeAccount with(Guests treatment) {
        return new StripeAccount(account, mode, role, feeTax, treatment, externalIdKey, attributes, revenueMetadata);
    }

    /** The same account, whose customers have these attributes. */
    public StripeAccount with(AttributeMapping customerAttributes) {
        return new StripeAccount(
                account, mode, role, feeTax, guests, externalIdKey, customerAttributes, revenueMetadata);
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

    /** What an account is in payments of Stripe Connect, which concern a platform and its sellers. */
    public enum Role {
        /**
         * A platform that sells in its own name. A charge is its receipt, a transfer to a seller is cost of sale, and an
         * application fee that comes back reduces that cost.
         */
        PRINCIPAL,
        /**
         * A platform that brings buyer and seller together. Its revenue is the application fees, its customers are the
         * connected accounts, and charges and transfers are money held for others.
         */
        AGENT,
        /**
         * An account that takes payments for itself, connected to a platform or not. An application fee is what a platform
         * keeps of its payments; transfers are movements.
         */
        CONNECTED
    }

    /** Whether tax on the processor's fees is a cost. */
    public enum FeeTax {
        /** It is: the company cannot reclaim it. */
        COST,
        /** It is not: the company reclaims it, so it stands on the balance sheet. */
        RECOVERABLE
    }

    /** Whose a payment is that names no customer. */
    public enum Guests {
        /** Nobody's that is known: it is unattributed. The address that a guest types proves nothing. */
        UNATTRIBUTED,
        /** That customer's whose address the guest gave, if the ledger's matching finds exactly one. */
        BY_EMAIL
    }
}
