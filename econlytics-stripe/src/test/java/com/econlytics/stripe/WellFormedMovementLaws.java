package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Standing;
import com.econlytics.stripe.StripeAccount.Role;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A balance transaction that states its amounts counts, whatever stands behind it and however it is called. */
@Scenario({"B29", "B32"})
class WellFormedMovementLaws {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 60)
    void theSumOfAllNetAmountsIsTheSumOfThePostings(
            @ForAll("movements") List<ObjectNode> movements, @ForAll Role role) {
        try (FakeStripe stripe = FakeStripe.start()) {
            movements.forEach(stripe::put);
            Books books = new Books(stripe, NOW, TEST_ACCOUNT.with(role));

            assertThat(books.backfill().rejected()).isZero();

            assertThat(books.standings()).noneMatch(Standing::isContested);
            assertThat(books.total()).isEqualTo(net(movements));
        }
    }

    @Property(tries = 40)
    void whatBecomesKnownLaterMovesTheMoneyAndChangesNoSum(
            @ForAll("movements") List<ObjectNode> movements, @ForAll Role role) {
        try (FakeStripe early = FakeStripe.start();
                FakeStripe late = FakeStripe.start()) {
            movements.forEach(movement -> late.put(withWholeSource(movement)));
            movements.forEach(movement -> early.put(withSourceThatIsOnlyNamed(movement)));
            Books grown = new Books(early, NOW, TEST_ACCOUNT.with(role));
            grown.backfill();
            movements.forEach(movement -> early.put(withWholeSource(movement)));
            grown.backfill();
            Books whole = new Books(late, NOW, TEST_ACCOUNT.with(role));
            whole.backfill();

            assertThat(grown.standings()).isEqualTo(whole.standings());
            assertThat(grown.borne()).isEqualTo(whole.borne());
        }
    }

    @Provide
    Arbitrary<List<ObjectNode>> movements() {
        Arbitrary<String> words = Arbitraries.of(
                "charge",
                "refund",
                "refund_failure",
                "dispute",
                "charge_failure",
                "partial_capture_reversal",
                "platform_earning",
                "platform_earning_refund",
                "transfer",
                "transfer_reversal",
                "payout",
                "fee",
                "tax",
                "adjustment",
                "application_fee",
                "lottery",
                "No Word",
                "");
        Arbitrary<Long> amounts = Arbitraries.longs().between(-1_000_000, 1_000_000);
        Arbitrary<ObjectNode> movement = Combinators.combine(
                        words,
                        words,
                        amounts,
                        amounts,
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 4))
                .as(WellFormedMovementLaws::movement);
        return movement.list().ofMinSize(1).ofMaxSize(8).map(WellFormedMovementLaws::numbered);
    }

    private static ObjectNode movement(String category, String type, long amount, long fee, int source, int breakdown) {
        ObjectNode movement = Payloads.transaction("txn_x", category, "", amount, 0);
        movement.put("type", type).put("fee", fee).put("net", amount - fee);
        switch (breakdown) {
            case 0 -> movement.put("fee_details", "none");
            case 1 -> movement.putObject("fee_details");
            case 2 -> movement.withArray("fee_details").add(17).addObject().put("amount", "1");
            default -> Payloads.feeDetail(movement, "stripe_fee", fee);
        }
        movement.set("source", source(source));
        return movement;
    }

    private static JsonNode source(int which) {
        return switch (which) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.textNode("");
            case 2 -> JSON.textNode("po/1");
            case 3 -> JSON.numberNode(17);
            case 4 -> JSON.arrayNode();
            case 5 -> JSON.objectNode();
            case 6 -> JSON.objectNode().put("object", "charge");
            case 7 ->
                JSON.objectNode().put("id", "ch_x").put("object", "charge").put("deleted", true);
            case 8 -> JSON.objectNode().put("id", 17).put("object", "charge");
            case 9 -> charge("ch_x", 1000, "").put("customer", 17).put("livemode", "no");
            case 10 -> charge("ch_x", 1000, "").put("currency", "zzz").put("balance_transaction", 17);
            case 11 -> charge("ch_x", 1000, "").put("amount_captured", "many");
            case 12 -> refund("re_x", "", 500, "").put("charge", "ch 1");
            case 13 -> refund("re_x", "ch_9", 500, "txn_own");
            case 14 -> Payloads.dispute("dp_x", "ch_9", "lost").put("currency", 1);
            case 15 -> object("src_x", "something_new");
            case 16 -> JSON.textNode("tr_x");
            case 17 -> JSON.textNode("fee_x");
            case 18 -> ConnectObjects.transfer("tr_x", "ch_9", 1, "txn_own").put("destination", 17);
            case 19 -> ConnectObjects.reversal("trr_x", "tr_missing", 1, "txn_own");
            default -> ConnectObjects.feeRefund("fr_x", "fee missing", 1, "txn_own");
        };
    }

    /** Each with an id of its own, and a source of its own. */
    private static List<ObjectNode> numbered(List<ObjectNode> movements) {
        List<ObjectNode> numbered = new ArrayList<>();
        for (ObjectNode movement : movements) {
            ObjectNode copy = movement.deepCopy().put("id", "txn_" + numbered.size());
            String id =
                    copy.path("source").path("id").asText(copy.path("source").asText(""));
            if (id.endsWith("_x")) {
                String own = id.substring(0, id.length() - 1) + numbered.size();
                if (copy.path("source") instanceof ObjectNode source) {
                    source.put("id", own);
                } else {
                    copy.put("source", own);
                }
            }
            numbered.add(copy);
        }
        return numbered;
    }

    private static ObjectNode withWholeSource(ObjectNode movement) {
        ObjectNode copy = movement.deepCopy();
        String id = movement.path("id").asText();
        copy.set("source", charge("ch_of_" + id, 1000, id));
        return copy;
    }

    private static ObjectNode withSourceThatIsOnlyNamed(ObjectNode movement) {
        return movement.deepCopy().put("source", "ch_of_" + movement.path("id").asText());
    }

    private static long net(List<ObjectNode> movements) {
        return movements.stream()
                .mapToLong(movement -> movement.path("net").asLong())
                .sum();
    }
}
