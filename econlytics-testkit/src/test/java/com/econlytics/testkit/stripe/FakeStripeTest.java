package com.econlytics.testkit.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeStripeTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Client client = new Client(stripe.baseUrl(), stripe.apiKey());

    @BeforeEach
    void oneChargeAndItsRefund() {
        stripe.put(object("""
                {"id":"ch_1","object":"charge","created":100,"amount":1000,"customer":"cus_1","balance_transaction":"txn_1"}""")).put(object("""
                {"id":"re_1","object":"refund","created":200,"amount":400,"charge":"ch_1","balance_transaction":"txn_2"}""")).put(object("""
                {"id":"txn_1","object":"balance_transaction","created":100,"amount":1000,"source":"ch_1","type":"charge"}""")).put(object("""
                {"id":"txn_2","object":"balance_transaction","created":200,"amount":-400,"source":"re_1","type":"refund"}"""));
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void listsTheNewestFirst() {
        JsonNode list = client.read("/v1/balance_transactions");
        assertThat(list.findValuesAsText("id")).containsExactly("txn_2", "txn_1");
        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("url").asText()).isEqualTo("/v1/balance_transactions");
        assertThat(list.path("has_more").asBoolean(true)).isFalse();
    }

    @Test
    void pagesForwardsAndBackwards() {
        assertThat(client.read("/v1/balance_transactions?limit=1&starting_after=txn_2")
                        .findValuesAsText("id"))
                .containsExactly("txn_1");
        JsonNode before = client.read("/v1/balance_transactions?limit=1&ending_before=txn_1");
        assertThat(before.findValuesAsText("id")).containsExactly("txn_2");
        assertThat(before.path("has_more").asBoolean(true)).isFalse();
    }

    @Test
    void createdBoundsAreHalfOpenAsTheirNamesSay() {
        assertThat(ids("created[gte]=100&created[lt]=200")).containsExactly("txn_1");
        assertThat(ids("created[gt]=100&created[lte]=200")).containsExactly("txn_2");
        assertThat(ids("created[gt]=100&created[lt]=200")).isEmpty();
        assertThat(ids("created[gte]=100&created[lte]=200")).hasSize(2);
    }

    @Test
    void picksBySourceAndType() {
        assertThat(ids("source=ch_1")).containsExactly("txn_1");
        assertThat(ids("type=refund")).containsExactly("txn_2");
        assertThat(client.read("/v1/refunds?charge=ch_1").findValuesAsText("id"))
                .containsExactly("re_1");
    }

    @Test
    void expandsIdsIntoObjects() {
        JsonNode list = client.read("/v1/balance_transactions?expand[]=data.source.charge");
        assertThat(list.at("/data/0/source/charge/customer").asText()).isEqualTo("cus_1");
        assertThat(list.at("/data/1/source/amount").asLong()).isEqualTo(1000);
        JsonNode charge = client.read("/v1/charges/ch_1?expand[0]=balance_transaction&expand[1]=refunds");
        assertThat(charge.at("/balance_transaction/amount").asLong()).isEqualTo(1000);
        assertThat(charge.at("/refunds/data/0/id").asText()).isEqualTo("re_1");
    }

    @Test
    void listsTheRefundsOfACharge() {
        assertThat(client.read("/v1/charges/ch_1/refunds").findValuesAsText("id"))
                .containsExactly("re_1");
    }

    @Test
    void keepsTheTypeOfAnExpandedObjectThatNobodyServes() {
        JsonNode charge = client.read("/v1/charges/ch_1?expand[]=customer");
        assertThat(charge.path("customer").asText()).isEqualTo("cus_1");
    }

    @Test
    void showsALateBalanceTransactionOnlyOnceItIsReleased() {
        stripe.withhold("ch_1");
        assertThat(client.read("/v1/charges/ch_1").path("balance_transaction").isNull())
                .isTrue();
        assertThat(ids("limit=100")).containsExactly("txn_2");
        assertThat(client.get("/v1/balance_transactions/txn_1").statusCode()).isEqualTo(404);

        stripe.release("ch_1");
        assertThat(client.read("/v1/charges/ch_1").path("balance_transaction").asText())
                .isEqualTo("txn_1");
        assertThat(ids("limit=100")).containsExactly("txn_2", "txn_1");
    }

    @Test
    void refusesAWrongKey() {
        HttpResponse<String> answer = new Client(stripe.baseUrl(), "wrong").get("/v1/charges/ch_1");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.parse(answer.body()).at("/error/type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void saysWhatIsMissing() {
        HttpResponse<String> answer = client.get("/v1/charges/ch_9");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Request-Id")).isPresent();
        assertThat(Client.parse(answer.body()).at("/error/code").asText()).isEqualTo("resource_missing");
        assertThat(Client.parse(answer.body()).at("/error/message").asText()).isEqualTo("No such charge: 'ch_9'");
    }

    @Test
    void refusesAnUnknownCursorAndASillyLimit() {
        assertThat(client.get("/v1/balance_transactions?starting_after=txn_9").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/v1/balance_transactions?limit=101").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/v1/balance_transactions?limit=many").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/v1/unicorns").statusCode()).isEqualTo(404);
    }

    @Test
    void failsAsOftenAsTold() {
        stripe.failNext(1, FaultResponse.tooManyRequests(1));
        HttpResponse<String> limited = client.get("/v1/charges/ch_1");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("1");
        assertThat(Client.parse(limited.body()).at("/error/code").asText()).isEqualTo("rate_limit");
        assertThat(client.get("/v1/charges/ch_1").statusCode()).isEqualTo(200);
        assertThat(stripe.requestCount()).isEqualTo(2);
        assertThat(stripe.requests()).containsOnly("GET /v1/charges/ch_1");
    }

    @Test
    void failsByItsPlan() {
        stripe.failBy(FaultPlan.every(3, 1, FaultResponse.of(500)));
        assertThat(IntStream.range(0, 6).map(i -> client.get("/v1/charges/ch_1").statusCode()))
                .containsExactly(200, 200, 500, 200, 200, 500);
    }

    @Test
    void replacesAnObjectOfTheSameId() {
        stripe.put(object("""
                {"id":"txn_1","object":"balance_transaction","created":300,"amount":900,"source":"ch_1","type":"charge"}"""));
        assertThat(ids("limit=100")).containsExactly("txn_1", "txn_2");
    }

    @Test
    void refusesAnObjectItCannotServe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stripe.put(object("{\"id\":\"u_1\",\"object\":\"unicorn\",\"created\":1}")))
                .withMessage("the fake serves no object \"unicorn\"");
    }

    @Test
    void wrapsAnObjectInAnEvent() {
        StripeDelivery delivery = stripe.delivery("evt_1", "charge.succeeded", Instant.ofEpochSecond(101), "ch_1");
        JsonNode event = Client.parse(delivery.payload());
        assertThat(event.path("type").asText()).isEqualTo("charge.succeeded");
        assertThat(event.at("/data/object/id").asText()).isEqualTo("ch_1");
        assertThat(delivery.releases()).isEmpty();
    }

    private List<String> ids(String query) {
        return client.read("/v1/balance_transactions?" + query).findValuesAsText("id");
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Client.parse(json);
    }
}
