package com.econlytics.connector;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.inbox.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one pull brought: read = records that became facts, identities or attributes, or needed none, plus rejected.
 *
 * <p>Example: {@code Page.builder(new Cursor("3"), Page.End.REACHED).facts(facts).records(facts.size()).build()}.
 *
 * @param facts what was reported
 * @param identities who the parties are
 * @param attributes what customers are
 * @param rejections records that could not be understood
 * @param records how many records the page had
 * @param next where to go on, also when the stream has ended for now
 * @param end whether the stream has ended for now
 * @param dataThrough up to when all that the stream tells is known once this page is booked, exclusive; null if the page says
 *     nothing about that
 * @param span how far the run has come; null if that is not known
 */
public record Page(
        List<Fact> facts,
        List<Identity> identities,
        List<DatedAttribute> attributes,
        List<Rejection> rejections,
        int records,
        Cursor next,
        End end,
        @Nullable Instant dataThrough,
        @Nullable Span span) {
    public Page {
        facts = List.copyOf(facts);
        identities = List.copyOf(identities);
        attributes = List.copyOf(attributes);
        rejections = List.copyOf(rejections);
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(end, "end");
    }

    /** Whether more can be pulled at once. */
    public enum End {
        /** There are more pages. */
        MORE,
        /** Nothing more for now; new records appear after the cursor later. */
        REACHED
    }

    /** A page of nothing so far, behind which the stream goes on at {@code next}. */
    public static Builder builder(Cursor next, End end) {
        return new Builder(next, end);
    }

    /** Up to when all is known, if the page says so. */
    public Optional<Instant> findDataThrough() {
        return Optional.ofNullable(dataThrough);
    }

    /** How far the run has come, if that is known. */
    public Optional<Span> findSpan() {
        return Optional.ofNullable(span);
    }

    /** Collects what a page has. */
    public static final class Builder {
        private final Cursor next;
        private final End end;
        private final List<Fact> facts = new ArrayList<>();
        private final List<Identity> identities = new ArrayList<>();
        private final List<DatedAttribute> attributes = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private int records;
        private @Nullable Instant dataThrough;
        private @Nullable Span span;

        private Builder(Cursor next, End end) {
            this.next = next;
            this.end = end;
        }

        /** Adds what was reported. */
        public Builder facts(Collection<? extends Fact> more) {
            facts.addAll(more);
            return this;
        }

        /** Adds who parties are. */
        public Builder identities(Collection<Identity> more) {
            identities.addAll(more);
            return this;
        }

        /** Adds what customers are. */
        public Builder attributes(Collection<DatedAttribute> more) {
            attributes.addAll(more);
            return this;
        }

        /** Adds records that could not be understood. */
        public Builder rejections(Collection<Rejection> more) {
            rejections.addAll(more);
            return this;
        }

        /** How many records the page had. */
        public Builder records(int count) {
            records = count;
            return this;
        }

        /** Up to when all that the stream tells is known once this page is booked, exclusive. */
        public Builder dataThrough(Instant exclusive) {
            dataThrough = exclusive;
            return this;
        }

        /** How far the run has come. */
        public Builder span(Span covered) {
            span = covered;
            return this;
        }

        /** The page. */
        public Page build() {
            return new Page(facts, identities, attributes, rejections, records, next, end, dataThrough, span);
        }
    }
}
