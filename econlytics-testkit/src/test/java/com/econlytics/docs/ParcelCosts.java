package com.econlytics.docs;

// doc:start
import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.fact.Account;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.money.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a carrier charges for parcels, from its list of shipments. */
final class ParcelCosts implements Connector {
    /** Where the cost belongs: an account of our own, in a section that every statement has. */
    static final Account SHIPPING = new Account("shipping", Section.FULFILMENT);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SourceAccount carrier = SourceAccount.of("parcels", "acme");
    private final SourceAccount stripe;
    private final URI baseUri;
    private final String token;

    /** The labels name Stripe's customers, so {@code stripe} says whose ids they are. */
    ParcelCosts(SourceAccount stripe, URI baseUri, String token) {
        this.stripe = stripe;
        this.baseUri = baseUri;
        this.token = token;
    }

    @Override
    public String name() {
        return carrier + "/shipments";
    }

    @Override
    public Page pull(Cursor cursor) {
        JsonNode list = ask("/shipments?after=" + cursor.text());
        boolean more = list.path("more").asBoolean();
        Page.Builder page = Page.builder(
                        new Cursor(list.path("last").asText(cursor.text())), more ? Page.End.MORE : Page.End.REACHED)
                .records(list.path("shipments").size());
        list.path("shipments").forEach(shipment -> read(shipment, page));
        if (!more) {
            page.dataThrough(Instant.parse(list.path("complete_through").asText()));
        }
        return page.build();
    }

    /** One record becomes one fact, or is put aside with a reason; it never stops the others. */
    private void read(JsonNode shipment, Page.Builder page) {
        try {
            page.facts(List.of(posting(shipment)));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            RawBody body = RawBody.of(shipment.toString());
            page.rejections(List.of(new Rejection(carrier, "sha256:" + body.sha256(), body, Reason.SCHEMA, "")));
        }
    }

    private Posting posting(JsonNode shipment) {
        Money cost = Money.parse(
                shipment.path("currency").asText() + " " + shipment.path("cost").asText());
        return new Posting(
                FactId.of(carrier, shipment.path("id").asText(), "shipment"),
                shipment.path("version").asLong(Posting.SETTLED),
                Instant.parse(shipment.path("shipped_at").asText()),
                Party.ofRecord(stripe, shipment.path("customer").asText()),
                List.of(new Leg(SHIPPING, cost.negated())),
                new TreeMap<>(Map.of("order", shipment.path("order").asText("none"))));
    }

    /** An answer that is none says whether asking again helps, and nothing of what was sent or received. */
    private JsonNode ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            int status = answer.statusCode();
            if (status != 200) {
                throw failure("answered " + status, status, status == 429 || status >= 500);
            }
            JsonNode list = JSON.readTree(answer.body());
            if (!list.path("shipments").isArray()) {
                throw failure("sent no list", status, true);
            }
            return list;
        } catch (JsonProcessingException malformed) {
            throw failure("sent no JSON", 200, true);
        } catch (InterruptedIOException | InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure("was not waited for", 0, true);
        } catch (IOException unanswered) {
            throw failure("did not answer", 0, true);
        }
    }

    private static SourceException failure(String what, int status, boolean mayPass) {
        return new SourceException("the carrier " + what, status, "", mayPass ? Retry.MAY_HELP : Retry.IS_USELESS);
    }
}
// doc:end
