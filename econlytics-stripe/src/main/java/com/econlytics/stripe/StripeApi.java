package com.econlytics.stripe;

import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Pause;
import com.econlytics.connector.SourceAddress;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.stripe.Retries.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A read-only connection to one Stripe account. Safe for use by several threads.
 *
 * <p>Example: {@code StripeApi.connect(StripeSettings.of(System.getenv("STRIPE_API_KEY")))}.
 *
 * <p>Requests are put together by Stripe's own library; answers are read as the JSON they are, because
 * the library's model drops fields of other API versions and gives up a whole page for one odd record. What Stripe does
 * not have is an empty result; every other failure is a {@link SourceException}, after waiting and trying again where
 * that may help. So is an answer that is not what was asked for: JSON that is no list is never taken for the end of one.
 * Redirects are not followed.
 *
 * <p>There is no telemetry and no state that others share: whatever else in the program uses Stripe's library keeps its own
 * settings, and several connections to several accounts do not know each other.
 */
public final class StripeApi {
    private static final Logger LOG = LoggerFactory.getLogger(StripeApi.class);
    private static final int ALL_PER_PAGE = 100;
    private static final String BALANCE_TRANSACTIONS = "/v1/balance_transactions";

    private final DirectClient client = new DirectClient();
    private final String base;
    private final RequestOptions options;
    private final Retries retries;
    private final Optional<StripeAccount.Mode> mode;

    private StripeApi(String base, RequestOptions options, Retries retries, Optional<StripeAccount.Mode> mode) {
        this.base = base;
        this.options = options;
        this.retries = retries;
        this.mode = mode;
    }

    /** Connects; nothing is asked yet. A secret key is warned of, because a restricted one would do. */
    public static StripeApi connect(StripeSettings settings) {
        return connect(settings, Pause.ofThread());
    }

    /** Connects, and waits between attempts as {@code pause} does. */
    public static StripeApi connect(StripeSettings settings, Pause pause) {
        return connect(settings, pause, ConnectorListener.NONE);
    }

    /** Connects, and tells {@code listener} of every attempt that is made again for an account. */
    public static StripeApi connect(StripeSettings settings, Pause pause, ConnectorListener listener) {
        if (settings.isSecretKey()) {
            LOG.warn("the Stripe API key is a secret key, which may move money; all that is needed is a restricted key"
                    + " (rk_) with read access: create one in the dashboard, under Developers");
        }
        RequestOptions options =
                RequestOptions.builder().setApiKey(settings.apiKey()).build();
        Retries retries = new Retries(pause, () -> ThreadLocalRandom.current().nextDouble(), Patience.LONG, listener);
        return new StripeApi(
                SourceAddress.parse(settings.baseUri().toString()).text(), options, retries, settings.findMode());
    }

    /** The same connection for one who is not to be kept waiting: two tries, and seconds in between. */
    StripeApi withShortPatience() {
        return new StripeApi(base, options, retries.with(Patience.SHORT), mode);
    }

    /**
     * This connection as one to {@code account}, if it may be that.
     *
     * @throws IllegalArgumentException if the key is one of the account's other mode
     */
    StripeApi requireModeOf(StripeAccount account) {
        if (mode.isPresent() && mode.get() != account.mode()) {
            throw new IllegalArgumentException("the Stripe API key is for " + mode.get()
                    + " mode and the account is in " + account.mode() + " mode; use a key of the account's mode");
        }
        return new StripeApi(base, options, retries.of(account.account()), mode);
    }

    /** A balance transaction and the object behind it. */
    Optional<Json> findBalanceTransaction(String id) {
        return find("balance_transactions", id, expanding("source"));
    }

    /** A charge with its balance transaction and its payment. */
    Optional<Json> findCharge(String id) {
        return find("charges", id, expanding("balance_transaction", "payment_intent"));
    }

    /** A refund with its balance transactions. */
    Optional<Json> findRefund(String id) {
        return find("refunds", id, expanding("balance_transaction", "failure_balance_transaction"));
    }

    /** A dispute, which always has its balance transactions. */
    Optional<Json> findDispute(String id) {
        return find("disputes", id, Map.of());
    }

    /** A platform's fee. */
    Optional<Json> findApplicationFee(String id) {
        return find("application_fees", id, Map.of());
    }

    /** A transfer to a connected account. */
    Optional<Json> findTransfer(String id) {
        return find("transfers", id, Map.of());
    }

    /** All refunds of a charge; empty if Stripe does not have the charge. */
    Optional<List<Json>> findRefundsOf(String chargeId) {
        return findAll("/v1/refunds", Map.of("charge", chargeId));
    }

    /** All reversals of a transfer; empty if Stripe does not have it. */
    Optional<List<Json>> findReversalsOf(String transferId) {
        return findAll("/v1/transfers/" + encoded(transferId) + "/reversals", Map.of());
    }

    /** All refunds of a platform's fee; empty if Stripe does not have the fee. */
    Optional<List<Json>> findRefundsOfFee(String feeId) {
        return findAll("/v1/application_fees/" + encoded(feeId) + "/refunds", Map.of());
    }

    /** Balance transactions of a window with the objects behind them; empty if the window's last id is gone. */
    Optional<Listing> listBalanceTransactions(Window window, Instant before, int limit) {
        return list(BALANCE_TRANSACTIONS, window, before, limit, expanding("data.source"));
    }

    /** Balance transactions alone, newest first; empty if the last one is gone. */
    Optional<Listing> listMovements(String after) {
        return list(BALANCE_TRANSACTIONS, Map.of(), ALL_PER_PAGE, after);
    }

    /** Customers of a window; empty if the window's last id is gone. */
    Optional<Listing> listCustomers(Window window, Instant before, int limit) {
        return list("/v1/customers", window, before, limit, Map.of());
    }

    /**
     * Events of these types, newest first; empty if the last one is gone.
     *
     * @param types 20 at most
     * @param after the last id that was read; empty at first
     */
    Optional<Listing> listEvents(List<String> types, Instant since, Instant before, String after) {
        Map<String, Object> filter = Map.of("types", types, "created", created(since.getEpochSecond(), before));
        return list("/v1/events", filter, ALL_PER_PAGE, after);
    }

    /** What is asked for to see more than ids of these fields. */
    static Map<String, Object> expanding(String... fields) {
        return Map.of("expand", List.of(fields));
    }

    /** All of a list, page by page; empty if Stripe does not have what it belongs to. */
    Optional<List<Json>> findAll(String path, Map<String, Object> filter) {
        List<Json> all = new ArrayList<>();
        Pages pages = new Pages(after -> list(path, filter, ALL_PER_PAGE, after));
        while (pages.hasNext()) {
            Optional<Listing> page = pages.next();
            if (page.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(page.get().items());
        }
        return Optional.of(all);
    }

    /**
     * A page of what was created in a window, newest first; empty if the window's last id is gone.
     *
     * @param before later records are left out
     */
    Optional<Listing> list(String path, Window window, Instant before, int limit, Map<String, Object> filter) {
        Map<String, Object> ofWindow = new LinkedHashMap<>(filter);
        ofWindow.put("created", created(window.since(), before));
        return list(path, ofWindow, limit, window.after());
    }

    private static Map<String, Object> created(long since, Instant before) {
        return Map.of("gte", since, "lt", before.getEpochSecond());
    }

    private Optional<Listing> list(String path, Map<String, Object> filter, int limit, String after) {
        Map<String, Object> params = new LinkedHashMap<>(filter);
        params.put("limit", limit);
        if (!after.isEmpty()) {
            params.put("starting_after", after);
        }
        return get(path, params).map(answer -> listing(path, answer));
    }

    /** An object by its id. */
    Optional<Json> find(String resource, String id, Map<String, Object> params) {
        String path = "/v1/" + resource + "/" + encoded(id);
        return get(path, params).map(answer -> new Json(requireObject(path, id, answer.node()), resource));
    }

    private static JsonNode requireObject(String path, String id, JsonNode answer) {
        if (!answer.isObject() || !id.equals(answer.path("id").textValue())) {
            throw unusable(path, "another object than the one asked for");
        }
        return answer;
    }

    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static Listing listing(String path, Json answer) {
        try {
            boolean more = answer.flag("has_more");
            answer.get("data");
            List<Json> items = answer.elements("data");
            if (more && items.isEmpty()) {
                throw unusable(path, "an empty page that promises more");
            }
            return new Listing(items, more);
        } catch (UnreadableException malformed) {
            throw unusable(path, "something else than a list (" + malformed.detail() + ")");
        }
    }

    /** The object that is at {@code path}. */
    Optional<Json> get(String path, Map<String, Object> params) {
        return retries.ask("GET " + path, () -> client.send(request(path, params)))
                .map(body -> read(path, body));
    }

    private StripeRequest request(String path, Map<String, Object> params) throws StripeException {
        return StripeRequest.create(ApiResource.RequestMethod.GET, base + path, params, options, ApiMode.V1);
    }

    private static Json read(String path, String body) {
        try {
            return new Json(StrictJson.parse(body), "$");
        } catch (UnreadableException malformed) {
            throw unusable(path, "something else than JSON (" + malformed.detail() + ")");
        }
    }

    private static SourceException unusable(String path, String what) {
        return new SourceException(
                "Stripe: GET " + path + " was answered with " + what + "; check what is between this host and Stripe",
                200,
                "",
                Retry.MAY_HELP);
    }
}
