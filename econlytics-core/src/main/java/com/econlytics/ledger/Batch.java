package com.econlytics.ledger;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Rejection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is booked at once, whole or not at all: facts, identities and attributes, together with the progress they stand for.
 *
 * <p>Example: {@code Batch.builder().facts(page.facts()).checkpoint("stripe/charges", "cursor").build()}.
 */
public final class Batch {
    private final List<Fact> facts;
    private final List<Identity> identities;
    private final List<DatedAttribute> attributes;
    private final List<Disposition> dispositions;
    private final List<Rejection> rejections;
    private final List<Checkpoint> checkpoints;
    private final @Nullable Lease lease;

    private Batch(Builder builder) {
        this.facts = List.copyOf(builder.facts);
        this.identities = List.copyOf(builder.identities);
        this.attributes = List.copyOf(builder.attributes);
        this.dispositions = List.copyOf(builder.dispositions);
        this.rejections = List.copyOf(builder.rejections);
        this.checkpoints = List.copyOf(builder.checkpoints);
        this.lease = builder.lease;
    }

    /** A batch of facts alone. */
    public static Batch of(Collection<? extends Fact> facts) {
        return builder().facts(facts).build();
    }

    /** An empty batch to fill. */
    public static Builder builder() {
        return new Builder();
    }

    /** What was reported. */
    public List<Fact> facts() {
        return facts;
    }

    /** Who the parties are. */
    public List<Identity> identities() {
        return identities;
    }

    /** What the customers' attributes are. */
    public List<DatedAttribute> attributes() {
        return attributes;
    }

    /** What became of messages. */
    public List<Disposition> dispositions() {
        return dispositions;
    }

    /** What could not become a fact. */
    public List<Rejection> rejections() {
        return rejections;
    }

    /** How far connectors have come. */
    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** Under whose right it is booked, if a job books. */
    public Optional<Lease> lease() {
        return Optional.ofNullable(lease);
    }

    /** Collects a batch. */
    public static final class Builder {
        private final List<Fact> facts = new ArrayList<>();
        private final List<Identity> identities = new ArrayList<>();
        private final List<DatedAttribute> attributes = new ArrayList<>();
        private final List<Disposition> dispositions = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private @Nullable Lease lease;

        private Builder() {}

        /** Adds facts. */
        public Builder facts(Collection<? extends Fact> more) {
            facts.addAll(more);
            return this;
        }

        /** Adds identities. */
        public Builder identities(Collection<Identity> more) {
            identities.addAll(more);
            return this;
        }

        /** Adds attributes of customers. */
        public Builder attributes(Collection<DatedAttribute> more) {
            attributes.addAll(more);
            return this;
        }

        /** Adds what became of a message. */
        public Builder disposition(Disposition disposition) {
            dispositions.add(disposition);
            return this;
        }

        /** Adds records for quarantine. */
        public Builder rejections(Collection<Rejection> more) {
            rejections.addAll(more);
            return this;
        }

        /** Adds how far {@code connector} has come. */
        public Builder checkpoint(String connector, String cursor) {
            return checkpoint(new Checkpoint(connector, cursor, null));
        }

        /** Adds how far a connector has come, and up to when its data is complete. */
        public Builder checkpoint(Checkpoint checkpoint) {
            checkpoints.add(checkpoint);
            return this;
        }

        /** Books only if {@code held} is still the latest lease of its job. */
        public Builder lease(Lease held) {
            lease = held;
            return this;
        }

        /** The batch. */
        public Batch build() {
            return new Batch(this);
        }
    }
}
