package com.econlytics.testkit.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeDocumentsTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Client client = new Client(stripe.baseUrl(), stripe.apiKey());

    @AfterEach
    void stop() {
        stripe.close();
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Client.parse(json);
    }

    @Test
    void anInvoiceShowsItsPaymentsToThoseWhoAsk() {
        stripe.put(object("""
                {"id":"in_1","object":"invoice","created":100,"customer":"cus_1"}""")).put(object("""
                {"id":"inpay_1","object":"invoice_payment","created":100,"invoice":"in_1"}"""));

        assertThat(client.read("/v1/invoices/in_1").has("payments")).isFalse();
        assertThat(client.read("/v1/invoices/in_1?expand[]=payments")
                        .path("payments")
                        .findValuesAsText("id"))
                .containsExactly("inpay_1");
        assertThat(client.read("/v1/invoices?expand[]=data.payments").findValuesAsText("id"))
                .containsExactlyInAnyOrder("in_1", "inpay_1");
        assertThat(client.read("/v1/invoice_payments?invoice=in_2").findValuesAsText("id"))
                .isEmpty();
    }

    @Test
    void manyLinesArePagedAndTheInvoiceShowsTheFirst() {
        stripe.putWithLines(object("""
                        {"id":"in_1","object":"invoice","created":100,
                        "lines":{"data":[{"id":"il_1"},{"id":"il_2"},{"id":"il_3"}]}}"""), 1);

        JsonNode invoice = client.read("/v1/invoices/in_1");
        JsonNode rest = client.read("/v1/invoices/in_1/lines?limit=1&starting_after=il_1");

        assertThat(invoice.path("lines").findValuesAsText("id")).containsExactly("il_1");
        assertThat(invoice.path("lines").path("has_more").asBoolean()).isTrue();
        assertThat(rest.findValuesAsText("id")).containsExactly("il_2");
        assertThat(rest.path("has_more").asBoolean()).isTrue();
        assertThat(client.read("/v1/invoices/in_1/lines").findValuesAsText("id"))
                .containsExactly("il_1", "il_2", "il_3");
        assertThat(client.get("/v1/invoices/in_2/lines").statusCode()).isEqualTo(404);
    }

    @Test
    void checkoutsAreServedUnderTheirTwoWords() {
        stripe.put(object("""
                {"id":"cs_1","object":"checkout.session","created":100}"""));

        assertThat(client.read("/v1/checkout/sessions").findValuesAsText("id")).containsExactly("cs_1");
        assertThat(client.read("/v1/checkout/sessions/cs_1").path("id").asText())
                .isEqualTo("cs_1");
    }

    @Test
    void balanceTransactionsArePickedByThePayoutThatPaidThemOut() {
        stripe.put(object("""
                {"id":"txn_1","object":"balance_transaction","created":100}""")).put(object("""
                {"id":"txn_2","object":"balance_transaction","created":100}"""));
        stripe.paidOut("po_1", List.of("txn_2"));

        assertThat(client.read("/v1/balance_transactions?payout=po_1").findValuesAsText("id"))
                .containsExactly("txn_2");
        assertThat(client.read("/v1/balance_transactions?payout=po_2").findValuesAsText("id"))
                .isEmpty();
    }

    @Test
    void theBalanceIsWhatItWasSaidToBe() {
        stripe.balance(object("""
                {"object":"balance","available":[{"amount":1,"currency":"eur"}]}"""));

        assertThat(client.read("/v1/balance").path("available").findValuesAsText("amount"))
                .containsExactly("1");
    }

    @Test
    void aResourceThatTheKeyMayNotReadIsRefused() {
        stripe.forbid("invoices");

        assertThat(client.get("/v1/invoices").statusCode()).isEqualTo(403);
        assertThat(client.get("/v1/charges").statusCode()).isEqualTo(200);
    }
}
