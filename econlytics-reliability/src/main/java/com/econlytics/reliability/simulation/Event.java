package com.econlytics.reliability.simulation;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.inbox.RawBody;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the payments' vendor tells by webhook.
 *
 * @param id the vendor's
 * @param type what kind of thing happened
 * @param object about which object
 * @param facts what it states itself; empty if the object must be looked at
 * @param identities who its parties are
 */
record Event(String id, String type, String object, List<Fact> facts, List<Identity> identities) {
    static final String CHARGE = "charge";
    static final String STATED = "stated";
    static final String ODD = "odd";

    Event {
        facts = List.copyOf(facts);
        identities = List.copyOf(identities);
    }

    /** The bytes that are delivered. */
    RawBody body() {
        StringBuilder digests = new StringBuilder();
        facts.forEach(fact -> digests.append(fact.contentDigest()));
        return RawBody.of("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"object\":\"" + object + "\",\"about\":\""
                + String.join(" ", about()) + "\",\"content\":\"" + digests + "\"}");
    }

    private SortedSet<String> about() {
        SortedSet<String> about = new TreeSet<>();
        facts.forEach(fact -> add(fact.party(), about));
        for (Identity identity : identities) {
            add(identity.party(), about);
            about.addAll(identity.aliases());
            about.addAll(identity.emails());
        }
        return about;
    }

    private static void add(Party party, SortedSet<String> about) {
        if (party instanceof Party.OfRecord customer) {
            about.add(customer.id());
        }
    }
}
