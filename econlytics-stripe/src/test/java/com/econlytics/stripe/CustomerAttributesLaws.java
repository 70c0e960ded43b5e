package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is known of a customer whose channel changed now and then. */
class CustomerAttributesLaws {
    private static final Instant CREATED = Instant.parse("2026-03-01T09:00:00Z");
    private static final CustomerAttributes READER =
            new CustomerAttributes(TEST_ACCOUNT.with(AttributeMapping.parse("metadata.utm_source=channel")));
    private static final Identity ANN = new Identity(
            Party.ofRecord(Payloads.ACCOUNT, "cus_1"),
            Identity.Role.OUTSIDE,
            new TreeSet<>(),
            new TreeSet<>(),
            CREATED);

    @Property
    @Label("who hears every change knows the truth at every second, whatever was looked at besides")
    void whoHearsEveryChangeKnowsTheTruth(
            @ForAll("stories") SortedMap<Integer, String> story,
            @ForAll("moments") List<Integer> looks,
            @ForAll("moments") List<Integer> questions) {
        NavigableMap<Instant, String> truth = truth(story);
        List<DatedAttribute> known = new ArrayList<>(READER.created(ANN, customer(truth.get(CREATED))));
        for (Instant at : truth.tailMap(CREATED, false).keySet()) {
            known.addAll(changed(truth, at));
        }
        looks.forEach(seconds -> known.addAll(seen(truth, CREATED.plusSeconds(seconds))));

        AttributeHistory history = AttributeHistory.of(known);

        for (int seconds : questions) {
            Instant at = CREATED.plusSeconds(seconds);
            assertThat(history.valueAt("channel", at).orElse(""))
                    .isEqualTo(truth.floorEntry(at).getValue());
        }
    }

    @Example
    @Label("a look later on the day of a change does not move the change to the start of that day")
    void aLookDoesNotMoveAChange() {
        int midnight = 15 * 3_600;
        SortedMap<Integer, String> story = new TreeMap<>(Map.of(midnight + 1, "search", midnight + 60, "friend"));

        whoHearsEveryChangeKnowsTheTruth(
                story, List.of(midnight + 7_200), List.of(midnight, midnight + 30, midnight + 90));
    }

    @Property
    @Label("a look corrects from the next day on what lost changes left wrong")
    void aLookCorrectsWhatWasLost(
            @ForAll("stories") SortedMap<Integer, String> story, @ForAll("moments") List<Integer> looks) {
        NavigableMap<Instant, String> truth = truth(story);
        Instant last = truth.lastKey().plusSeconds(86_400);
        List<DatedAttribute> known = new ArrayList<>(READER.created(ANN, customer(truth.get(CREATED))));
        looks.forEach(seconds -> known.addAll(seen(truth, CREATED.plusSeconds(seconds))));
        known.addAll(seen(truth, last.plusSeconds(20L * 86_400)));

        assertThat(AttributeHistory.of(known)
                        .valueAt("channel", last.plusSeconds(40L * 86_400))
                        .orElse(""))
                .isEqualTo(truth.lastEntry().getValue());
    }

    private static NavigableMap<Instant, String> truth(SortedMap<Integer, String> story) {
        NavigableMap<Instant, String> truth = new TreeMap<>();
        truth.put(CREATED, "first");
        story.forEach((seconds, value) -> {
            if (!value.equals(truth.lastEntry().getValue())) {
                truth.put(CREATED.plusSeconds(seconds), value);
            }
        });
        return truth;
    }

    private static List<DatedAttribute> changed(NavigableMap<Instant, String> truth, Instant at) {
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        previous.putObject("metadata").put("utm_source", truth.lowerEntry(at).getValue());
        return READER.changed(ANN, customer(String.valueOf(truth.get(at))), new Json(previous, "$"), at);
    }

    private static List<DatedAttribute> seen(NavigableMap<Instant, String> truth, Instant at) {
        return READER.seen(ANN, customer(truth.floorEntry(at).getValue()), at);
    }

    private static Json customer(String channel) {
        ObjectNode customer = Payloads.customer("cus_1", "");
        customer.putObject("metadata").put("utm_source", channel);
        return new Json(customer, "$");
    }

    @Provide
    Arbitrary<SortedMap<Integer, String>> stories() {
        return Arbitraries.maps(seconds(), Arbitraries.of("search", "friend", "fair", ""))
                .ofMaxSize(6)
                .map(TreeMap::new);
    }

    @Provide
    Arbitrary<List<Integer>> moments() {
        return seconds().list().ofMaxSize(6);
    }

    /** Within twenty days, many on the first. */
    private static Arbitrary<Integer> seconds() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 40_000),
                Arbitraries.integers().between(1, 20 * 86_400));
    }
}
