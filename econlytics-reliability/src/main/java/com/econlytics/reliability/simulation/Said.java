package com.econlytics.reliability.simulation;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.testkit.laws.Choice;
import java.util.List;

/**
 * What the books are made of.
 *
 * @param facts statements, in any order, any number of times
 * @param identities who parties are, in any order, any number of times
 * @param choices what people decided, in its order
 */
record Said(List<Fact> facts, List<Identity> identities, List<Choice> choices) {
    Said {
        facts = List.copyOf(facts);
        identities = List.copyOf(identities);
        choices = List.copyOf(choices);
    }
}
