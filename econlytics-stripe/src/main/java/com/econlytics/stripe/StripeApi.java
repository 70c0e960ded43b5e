package com.econlytics.stripe;

import com.econlytics.connector.Pause;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.net.ApiRequestParams;
import com.stripe.net.ApiResource;
import com.stripe.net.FormEncoder;
import com.stripe.param.ApplicationFeeRefundListParams;
import com.stripe.param.ApplicationFeeRetrieveParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * A read-only connection to one Stripe account. Safe for use by several threads.
 *
 * <p>Example: {@code StripeApi.connect(StripeSettings.of(System.getenv("STRIPE_API_KEY")))}.
 *
 * <p>Requests are made by Stripe's own library, with its typed parameters; answers are read as the JSON they are, because
 * the library's model drops fields of other API versions and gives up a whole page for one odd record. What Stripe does
 * not have is an empty result; every other failure is a {@link SourceException}, after waiting and trying again where
 * that may help.
 */
public final class StripeApi {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int READ_TIMEOUT_MILLIS = 60_000;
    private static final long ALL_PER_PAGE = 100;

    private final StripeClient client;
    private final Retries retries;

    private StripeApi(StripeClient client, Retries retries) {
        this.client = client;
        this.retries = retries;
    }

    /**
     * Connects; nothing is asked yet. Switches the telemetry of Stripe's library off for the whole program, because it
     * would write a file into the home directory.
     */
    public static StripeApi connect(StripeSettings settings) {
        return connect(settings, Pause.ofThread());
    }

    /** Connects, and waits between attempts as {@code pause} does. */
    public static StripeApi connect(StripeSettings settings, Pause pause) {
        Stripe.enableTelemetry = false;
        StripeClient client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.baseUri().toString().replaceAll("/+$", ""))
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setReadTimeout(READ_TIMEOUT_MILLIS)
                .setMaxNetworkRetries(0)
                .build();
        return new StripeApi(
                client, new Retries(pause, () -> ThreadLocalRandom.current().nextDouble()));
    }

    /** A balance transaction and the object behind it. */
    Optional<Json> findBalanceTransaction(String id) {
        return find(
                "balance_transactions",
                id,
                BalanceTransactionRetrieveParams.builder().addExpand("source").build());
    }

    /** A charge with its balance transaction. */
    Optional<Json> findCharge(String id) {
        return find(
                "charges",
                id,
                ChargeRetrieveParams.builder().addExpand("balance_transaction").build());
    }

    /** A refund with its balance transactions. */
    Optional<Json> findRefund(String id) {
        return find(
                "refunds",
                id,
                RefundRetrieveParams.builder()
                        .addExpand("balance_transaction")
                        .addExpand("failure_balance_transaction")
                        .build());
    }

    /** A dispute, which always has its balance transactions. */
    Optional<Json> findDispute(String id) {
        return find("disputes", id, DisputeRetrieveParams.builder().build());
    }

    /** A platform's fee. */
    Optional<Json> findApplicationFee(String id) {
        return find(
                "application_fees", id, ApplicationFeeRetrieveParams.builder().build());
    }

    /** All refunds of a charge; empty if Stripe does not have the charge. */
    Optional<List<Json>> findRefundsOf(String chargeId) throws UnreadableException {
        RefundListParams.Builder params =
                RefundListParams.builder().setCharge(chargeId).setLimit(ALL_PER_PAGE);
        return findAll(last -> list(
                "/v1/refunds",
                last.isEmpty() ? params.build() : params.setStartingAfter(last).build()));
    }

    /** All refunds of a platform's fee; empty if Stripe does not have the fee. */
    Optional<List<Json>> findRefundsOfFee(String feeId) throws UnreadableException {
        ApplicationFeeRefundListParams.Builder params =
                ApplicationFeeRefundListParams.builder().setLimit(ALL_PER_PAGE);
        return findAll(last -> list(
                "/v1/application_fees/" + encoded(feeId) + "/refunds",
                last.isEmpty() ? params.build() : params.setStartingAfter(last).build()));
    }

    private static Optional<List<Json>> findAll(Function<String, Optional<Listing>> pageAfter)
            throws UnreadableException {
        List<Json> all = new ArrayList<>();
        Optional<Listing> page = pageAfter.apply("");
        while (page.isPresent()) {
            all.addAll(page.get().items());
            if (!page.get().hasMore() || page.get().items().isEmpty()) {
                return Optional.of(all);
            }
            page = pageAfter.apply(all.get(all.size() - 1).id());
        }
        return Optional.empty();
    }

    /** Balance transactions in a window with the objects behind them; empty if the window's last id is gone. */
    Optional<Listing> listBalanceTransactions(Window window, int limit) {
        BalanceTransactionListParams.Builder params = BalanceTransactionListParams.builder()
                .addExpand("data.source")
                .setLimit((long) limit)
                .setCreated(BalanceTransactionListParams.Created.builder()
                        .setGte(window.since())
                        .setLt(window.until())
                        .build());
        if (!window.after().isEmpty()) {
            params.setStartingAfter(window.after());
        }
        return list("/v1/balance_transactions", params.build());
    }

    /** Customers created in a window; empty if the window's last id is gone. */
    Optional<Listing> listCustomers(Window window, int limit) {
        CustomerListParams.Builder params = CustomerListParams.builder()
                .setLimit((long) limit)
                .setCreated(CustomerListParams.Created.builder()
                        .setGte(window.since())
                        .setLt(window.until())
                        .build());
        if (!window.after().isEmpty()) {
            params.setStartingAfter(window.after());
        }
        return list("/v1/customers", params.build());
    }

    private Optional<Json> find(String resource, String id, ApiRequestParams params) {
        String path = "/v1/" + resource + "/" + encoded(id);
        return get(path, params).map(answer -> new Json(answer.node(), resource));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private Optional<Listing> list(String path, ApiRequestParams params) {
        return get(path, params)
                .map(answer -> new Listing(
                        answer.elements("data"), answer.node().path("has_more").booleanValue()));
    }

    private Optional<Json> get(String path, ApiRequestParams params) {
        String query = FormEncoder.createQueryString(params.toMap());
        String url = query.isEmpty() ? path : path + "?" + query;
        return retries.ask("GET " + path, () -> client.rawRequest(ApiResource.RequestMethod.GET, url, null))
                .map(body -> read(path, body));
    }

    private static Json read(String path, String body) {
        try {
            return new Json(StrictJson.parse(body), "$");
        } catch (UnreadableException malformed) {
            throw new SourceException(
                    "Stripe: GET " + path + " was answered with something else than JSON (" + malformed.detail()
                            + "); check what is between this host and Stripe",
                    200,
                    "",
                    Retry.MAY_HELP);
        }
    }
}
