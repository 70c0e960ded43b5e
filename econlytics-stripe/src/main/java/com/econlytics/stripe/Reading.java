package com.econlytics.stripe;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Posting;
import java.util.List;
import java.util.stream.Stream;

/** What was read from some of Stripe's objects. */
record Reading(List<Fact> facts, List<Identity> identities, List<DatedAttribute> attributes) {
    static final Reading NOTHING = new Reading(List.of(), List.of());

    Reading {
        facts = List.copyOf(facts);
        identities = List.copyOf(identities);
        attributes = List.copyOf(attributes);
    }

    Reading(List<Fact> facts, List<Identity> identities) {
        this(facts, identities, List.of());
    }

    static Reading of(List<Identity> identities) {
        return new Reading(List.of(), identities);
    }

    /** What documents state, and about whom. */
    static Reading of(List<Posting> documents, List<Identity> identities) {
        return new Reading(List.copyOf(documents), identities);
    }

    Reading and(Reading other) {
        return new Reading(
                Stream.concat(facts.stream(), other.facts.stream()).toList(),
                Stream.concat(identities.stream(), other.identities.stream()).toList(),
                Stream.concat(attributes.stream(), other.attributes.stream()).toList());
    }
}
