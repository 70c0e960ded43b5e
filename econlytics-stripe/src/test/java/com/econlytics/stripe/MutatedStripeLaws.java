package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Fact;
import com.econlytics.fact.Posting;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.stripe.StripeWebhook.Outcome;
import com.econlytics.testkit.Mutations;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.Request;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeSignature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Six thousand damaged records between valid ones: nothing ends the program, and nothing valid is lost or counted wrongly. */
class MutatedStripeLaws {
    private static final int VALID = 40;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    @Scenario({"A11", "A12", "A22", "B37"})
    void damagedDeliveriesLoseNoValidOne(@ForAll long seed) {
        try (FakeStripe stripe = FakeStripe.start()) {
            Map<String, Long> expected = sell(stripe);
            Books books = new Books(stripe, Payloads.NOW);
            Mutations mutations = new Mutations(seed);
            List<ObjectNode> valid = events();
            List<Outcome> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                ObjectNode template = valid.get(i % valid.size()).deepCopy();
                answers.add(receive(books, mutations.bytes(template.put("id", "evt_damaged_" + i))));
                if (i % 4 == 0 && i / 4 < valid.size()) {
                    answers.add(books.deliver(valid.get(i / 4)));
                }
            }

            books.work();
            books.workAfter(Duration.ofHours(7));

            assertThat(answers).doesNotContain(Outcome.UNAVAILABLE);
            assertThat(books.ledger.inbox().entries(0, 10_000))
                    .extracting(entry -> entry.disposition().status())
                    .doesNotContain(Disposition.Status.RECEIVED);
            assertThat(standing(books, valid)).hasSize(2 * VALID).containsOnly("APPLIED");
            assertThat(netByObject(books)).containsAllEntriesOf(expected);
            assertThat(quarantined(books)).isEqualTo(quarantinedByReason(books));
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    @Scenario({"A12", "B36", "B37", "B41"})
    void damagedMovementsInAListLoseNoValidOne(@ForAll long seed) {
        try (FakeStripe stripe = FakeStripe.start()) {
            Map<String, Long> expected = sell(stripe);
            Books books = new Books(stripe, Payloads.NOW);
            Mutations mutations = new Mutations(seed);
            Fault damage = Fault.altered(right -> withDamagedRecords(right, mutations, 125));
            stripe.failBy(FaultPlan.first(2, damage).on(MutatedStripeLaws::isForAPage));

            long read = books.pull(new StripeBalanceTransactions(Payloads.TEST_ACCOUNT, books.api, books.clock))
                    .records();

            assertThat(read).isGreaterThan(2 * VALID + 250 - 1);
            assertThat(netByObject(books)).containsAllEntriesOf(expected);
            assertThat(quarantined(books)).isPositive().isEqualTo(quarantinedByReason(books));
        }
    }

    /** Whether movements are asked for to be read, and not one of them to see how far history goes back. */
    private static boolean isForAPage(Request request) {
        return request.path().equals("/v1/balance_transactions")
                && request.findLong("limit").orElse(0) > 1;
    }

    /** Sells to one customer, gives some of it back, and tells what each payment and refund came to. */
    private static Map<String, Long> sell(FakeStripe stripe) {
        Map<String, Long> net = new HashMap<>();
        stripe.put(Payloads.customer("cus_1", "one@example.com"));
        for (int i = 0; i < VALID; i++) {
            stripe.put(Payloads.charge("ch_" + i, 1_000 + i, "txn_" + i));
            stripe.put(Payloads.transaction("txn_" + i, "charge", "ch_" + i, 1_000 + i, 59));
            stripe.put(Payloads.refund("re_" + i, "ch_" + i, 300 + i, "txn_r" + i));
            stripe.put(Payloads.transaction("txn_r" + i, "refund", "re_" + i, -300 - i, 0));
            net.put("ch_" + i, 941L + i);
            net.put("re_" + i, -300L - i);
        }
        return net;
    }

    private static List<ObjectNode> events() {
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < VALID; i++) {
            events.add(
                    Payloads.event("evt_c" + i, "charge.succeeded", Payloads.charge("ch_" + i, 1_000 + i, "txn_" + i)));
            events.add(Payloads.event(
                    "evt_r" + i, "refund.created", Payloads.refund("re_" + i, "ch_" + i, 300 + i, "txn_r" + i)));
        }
        return events;
    }

    private static Outcome receive(Books books, byte[] body) {
        String signature = StripeSignature.header(body, Payloads.SECRET, books.clock.instant());
        return books.webhook.receive(signature, body).outcome();
    }

    /** The answer with damaged movements of payments that nobody knows, between the ones that are there. */
    private static Answer withDamagedRecords(Answer right, Mutations mutations, int count) {
        try {
            ObjectNode list = (ObjectNode) MAPPER.readTree(right.body());
            ArrayNode data = (ArrayNode) list.path("data");
            for (int i = 0; i < count; i++) {
                String id = i + "_" + Integer.toHexString(right.body().hashCode());
                ObjectNode unknown = Payloads.transaction("txn_x" + id, "charge", "ch_x" + id, 500, 20);
                data.insert(0, damaged(unknown, mutations));
            }
            return new Answer(right.status(), right.headers(), list.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A damaged record of a page that can be read: one that is built to exhaust its reader ends the run instead. */
    private static ObjectNode damaged(ObjectNode valid, Mutations mutations) {
        while (true) {
            ObjectNode record = mutations.record(valid);
            try {
                StrictJson.parse("{\"data\":[" + record + "]}");
                return record;
            } catch (UnreadableException exhausting) {
                continue;
            }
        }
    }

    private static List<String> standing(Books books, List<ObjectNode> events) {
        List<String> ids =
                events.stream().map(event -> event.path("id").asText()).toList();
        return books.ledger.inbox().entries(0, 10_000).stream()
                .filter(entry -> ids.contains(entry.key()))
                .map(Inbox.Entry::disposition)
                .map(disposition -> disposition.status().toString())
                .toList();
    }

    /** What each object's settled postings come to. */
    private static Map<String, Long> netByObject(Books books) {
        Map<String, Long> net = new HashMap<>();
        for (Fact fact : books.facts()) {
            if (fact instanceof Posting posting && posting.revision() == Posting.SETTLED) {
                long sum = posting.legs().stream()
                        .mapToLong(leg -> leg.amount().amountMinor())
                        .sum();
                net.merge(posting.id().object(), sum, Long::sum);
            }
        }
        return net;
    }

    private static long quarantined(Books books) {
        return books.ledger.inbox().entries(0, 10_000).stream()
                .filter(entry -> entry.disposition().status() == Disposition.Status.QUARANTINED)
                .count();
    }

    private static long quarantinedByReason(Books books) {
        Map<String, Long> counts = books.ledger.inbox().counts();
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith("QUARANTINED "))
                .collect(Collectors.summingLong(Map.Entry::getValue));
    }
}
