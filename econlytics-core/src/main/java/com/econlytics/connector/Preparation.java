package com.econlytics.connector;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.inbox.Disposition;
import java.util.List;
import java.util.Objects;

/**
 * A message, understood and ready to be booked.
 *
 * @param facts what it reports
 * @param identities who the parties are
 * @param attributes what customers are
 * @param disposition what becomes of the message
 */
public record Preparation(
        List<Fact> facts, List<Identity> identities, List<DatedAttribute> attributes, Disposition disposition) {
    public Preparation {
        facts = List.copyOf(facts);
        identities = List.copyOf(identities);
        attributes = List.copyOf(attributes);
        Objects.requireNonNull(disposition, "disposition");
    }

    /** A message that reports nothing to book. */
    public static Preparation of(Disposition disposition) {
        return new Preparation(List.of(), List.of(), List.of(), disposition);
    }
}
