package com.econlytics.testkit.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.recording.Recording;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayedStripeTest {
    private static final String EXPANDED_CHARGE = """
            {"id":"ch_1","object":"charge","created":100,"amount":1000,"customer":{"id":"cus_1","object":"customer"},
             "balance_transaction":{"id":"txn_1","object":"balance_transaction","created":101,"amount":1000,"fee":59,
               "source":"ch_1","exchange_rate":1.20},
             "payment_method":{"id":"pm_1","object":"payment_method"},
             "refunds":{"object":"list","has_more":false,"data":[
               {"id":"re_1","object":"refund","charge":"ch_1","amount":300,
                "balance_transaction":{"id":"txn_2","object":"balance_transaction","source":"re_1","amount":-300}}]}}""";

    @Test
    void servesWhatWasExpandedUnderItsOwnAddress() {
        try (FakeStripe stripe = FakeStripe.replaying(Recording.parse(EXPANDED_CHARGE))) {
            Client client = client(stripe);
            assertThat(client.read("/v1/balance_transactions").findValuesAsText("id"))
                    .containsExactly("txn_1", "txn_2");
            assertThat(client.read("/v1/charges/ch_1/refunds").at("/data/0/balance_transaction"))
                    .hasToString("\"txn_2\"");
            assertThat(client.read("/v1/customers/cus_1").path("created").asLong())
                    .isEqualTo(100);
            assertThat(client.get("/v1/balance_transactions/txn_1").body()).contains("\"exchange_rate\":1.20");
        }
    }

    @Test
    void showsIdsUntilSomebodyAsksToExpand() {
        try (FakeStripe stripe = FakeStripe.replaying(Recording.parse(EXPANDED_CHARGE))) {
            Client client = client(stripe);
            JsonNode plain = client.read("/v1/charges/ch_1");
            JsonNode expanded = client.read(
                    "/v1/charges/ch_1?expand[]=balance_transaction&expand[]=refunds.data.balance_transaction");
            assertThat(plain.path("balance_transaction").asText()).isEqualTo("txn_1");
            assertThat(plain.path("customer").asText()).isEqualTo("cus_1");
            assertThat(plain.has("refunds")).isFalse();
            assertThat(expanded.at("/balance_transaction/fee").asInt()).isEqualTo(59);
            assertThat(expanded.at("/refunds/data/0/balance_transaction/amount").asInt())
                    .isEqualTo(-300);
        }
    }

    @Test
    void tellsWhatItServesAndKeepsWhatItDoesNot() {
        try (FakeStripe stripe = FakeStripe.replaying(Recording.parse(EXPANDED_CHARGE))) {
            assertThat(stripe.replayed().served())
                    .isEqualTo(Map.of("balance_transaction", 2L, "charge", 1L, "customer", 1L, "refund", 1L));
            assertThat(stripe.replayed().unserved()).containsOnlyKeys("payment_method");
        }
    }

    @Test
    void readsCassettesWhoseBodiesAreJsonOrText() {
        Recording cassettes = Recording.parse("""
                {"interactions":[{"uri":"https://api.stripe.com/v1/charges/ch_1","body":{"id":"ch_1","object":"charge","created":1}}]}
                {"http_interactions":[{"request":{"uri":"https://api.stripe.com/v1/balance_transactions?payout=po_1"},
                  "response":{"body":{"string":"{\\"object\\":\\"list\\",\\"data\\":[{\\"id\\":\\"txn_1\\",\\"object\\":\\"balance_transaction\\",\\"created\\":2}]}"}}}]}""");
        try (FakeStripe stripe = FakeStripe.replaying(cassettes)) {
            assertThat(client(stripe).get("/v1/charges/ch_1").statusCode()).isEqualTo(200);
            assertThat(client(stripe)
                            .read("/v1/balance_transactions?payout=po_1")
                            .findValuesAsText("id"))
                    .containsExactly("txn_1");
        }
    }

    @Test
    void aTextWithinAnObjectIsAText() {
        String charge =
                "{\"id\":\"ch_1\",\"object\":\"charge\",\"created\":1,\"metadata\":{\"cart\":\"{\\\"id\\\":\\\"x\\\",\\\"object\\\":\\\"charge\\\"}\"}}";
        try (FakeStripe stripe = FakeStripe.replaying(Recording.parse(charge))) {
            assertThat(stripe.replayed().served()).isEqualTo(Map.of("charge", 1L));
        }
    }

    @Test
    void anAnswerIsNewerThanWhatAnEventShowsAndALaterEventThanAnEarlierOne() {
        Recording recording = Recording.parse(
                charge("{\"id\":\"ch_1\"", "null", 1),
                event("evt_2", 300, charge("{\"id\":\"ch_2\"", "\"txn_2\"", 1)),
                event("evt_1", 200, charge("{\"id\":\"ch_2\"", "null", 1)),
                event("evt_3", 400, charge("{\"id\":\"ch_1\"", "\"txn_never\"", 1)),
                charge("{\"id\":\"ch_1\"", "\"txn_1\"", 1));
        try (FakeStripe stripe = FakeStripe.replaying(recording)) {
            assertThat(client(stripe)
                            .read("/v1/charges/ch_1")
                            .path("balance_transaction")
                            .asText())
                    .isEqualTo("txn_1");
            assertThat(client(stripe)
                            .read("/v1/charges/ch_2")
                            .path("balance_transaction")
                            .asText())
                    .isEqualTo("txn_2");
        }
    }

    @Test
    void eventsAreDeliveriesInTheOrderInWhichTheyHappenedAndAreListedNewestFirst() {
        Recording list = Recording.parse("{\"object\":\"list\",\"data\":["
                + event("evt_2", 300, charge("{\"id\":\"ch_1\"", "\"txn_1\"", 1)) + ","
                + event("evt_1", 200, charge("{\"id\":\"ch_1\"", "null", 1)) + "]}");
        try (FakeStripe stripe = FakeStripe.replaying(list)) {
            assertThat(stripe.deliveries()).extracting(StripeDelivery::eventId).containsExactly("evt_1", "evt_2");
            assertThat(stripe.deliveries())
                    .extracting(StripeDelivery::releases)
                    .containsExactly(List.of(), List.of("ch_1"));
            assertThat(client(stripe).read("/v1/events").path("data"))
                    .extracting(event -> event.path("id").asText())
                    .containsExactly("evt_2", "evt_1");
            stripe.withholdLate();
            assertThat(client(stripe)
                            .read("/v1/charges/ch_1")
                            .path("balance_transaction")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void aDeletedCustomerIsFoundByIdAndInNoList() {
        Recording deleted = Recording.parse(
                "{\"id\":\"cus_1\",\"object\":\"customer\",\"created\":5,\"email\":\"a@example.com\"}",
                "{\"id\":\"cus_1\",\"object\":\"customer\",\"deleted\":true}");
        try (FakeStripe stripe = FakeStripe.replaying(deleted)) {
            assertThat(client(stripe)
                            .read("/v1/customers/cus_1")
                            .path("deleted")
                            .asBoolean())
                    .isTrue();
            assertThat(client(stripe).read("/v1/customers").path("data")).isEmpty();
        }
    }

    @Test
    void anInvoiceHasTheLinesThatItsOwnListHad() {
        Recording invoice = Recording.parse("""
                {"id":"in_1","object":"invoice","created":1,"lines":{"object":"list","has_more":true,
                  "data":[{"id":"il_1","object":"line_item"}]}}
                {"object":"list","url":"/v1/invoices/in_1/lines","has_more":false,
                  "data":[{"id":"il_1","object":"line_item"},{"id":"il_2","object":"line_item"}]}""");
        try (FakeStripe stripe = FakeStripe.replaying(invoice)) {
            Client client = client(stripe);
            assertThat(client.read("/v1/invoices/in_1").at("/lines/data")).hasSize(1);
            assertThat(client.read("/v1/invoices/in_1/lines").path("data")).hasSize(2);
        }
    }

    private static Client client(FakeStripe stripe) {
        return new Client(stripe.baseUrl(), stripe.apiKey());
    }

    private static String charge(String start, String transaction, long created) {
        return start + ",\"object\":\"charge\",\"created\":" + created + ",\"balance_transaction\":" + transaction
                + "}";
    }

    private static String event(String id, long created, String object) {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"type\":\"charge.updated\",\"created\":" + created
                + ",\"data\":{\"object\":" + object + "}}";
    }
}
