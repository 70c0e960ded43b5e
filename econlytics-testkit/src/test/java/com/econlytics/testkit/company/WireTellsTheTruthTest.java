package com.econlytics.testkit.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plain reader of what the fakes serve arrives at the truth that was added up while the story was told. */
class WireTellsTheTruthTest {
    private static final SupportRates RATES = new SupportRates(4_567, 321);
    private static final String UNATTRIBUTED = "unattributed";
    private static final String UNALLOCATED = "unallocated";

    private final SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(200, 11));
    private final Map<String, TrueProfit> read = new HashMap<>();
    private final Map<String, String> customersByEmail = new HashMap<>();

    @Test
    void theWireAddsUpToTheTruth() {
        readStripe();
        readZendesk();
        Truth truth = company.truth(RATES);
        assertThat(read.remove(UNATTRIBUTED)).isEqualTo(truth.unattributed());
        assertThat(read.remove(UNALLOCATED)).isEqualTo(truth.unallocated());
        Map<String, TrueProfit> active = new HashMap<>(truth.customers());
        active.values().removeIf(TrueProfit.ZERO::equals);
        read.values().removeIf(TrueProfit.ZERO::equals);
        assertThat(read).isEqualTo(active);
    }

    private void readStripe() {
        try (FakeStripe stripe = FakeStripe.serving(company)) {
            Client client = new Client(stripe.baseUrl(), stripe.apiKey());
            String path = "/v1/balance_transactions?limit=100&expand[]=data.source.charge";
            JsonNode page = client.read(path);
            page.path("data").forEach(this::movement);
            while (page.path("has_more").asBoolean()) {
                String last = page.path("data")
                        .path(page.path("data").size() - 1)
                        .path("id")
                        .asText();
                page = client.read(path + "&starting_after=" + last);
                page.path("data").forEach(this::movement);
            }
        }
    }

    private void movement(JsonNode movement) {
        long amount = movement.path("amount").asLong();
        long fee = movement.path("fee").asLong();
        TrueProfit booked = switch (movement.path("reporting_category").asText()) {
            case "charge", "platform_earning" -> new TrueProfit(amount, 0, 0, fee, 0, 0);
            case "refund", "refund_failure" -> new TrueProfit(0, -amount, 0, fee, 0, 0);
            case "dispute", "dispute_reversal" -> new TrueProfit(0, 0, -amount, fee, 0, 0);
            case "fee" -> new TrueProfit(0, 0, 0, -amount, 0, 0);
            case "payout" -> TrueProfit.ZERO;
            default -> throw new AssertionError(movement);
        };
        read.merge(party(movement.path("source")), booked, TrueProfit::plus);
    }

    private static String party(JsonNode source) {
        JsonNode charge = source.path("object").asText().equals("charge") ? source : source.path("charge");
        if (charge.isObject()) {
            return charge.path("customer").asText(UNATTRIBUTED);
        }
        return source.path("object").asText().equals("application_fee") ? UNATTRIBUTED : UNALLOCATED;
    }

    private void readZendesk() {
        company.customers()
                .forEach(customer -> customersByEmail.put(customer.email().toLowerCase(Locale.ROOT), customer.id()));
        SettableClock clock = SettableClock.at(company.plan().end().plus(Duration.ofDays(1)));
        try (FakeZendesk zendesk = FakeZendesk.serving(company, clock, "token", 50)) {
            Client client = new Client(zendesk.baseUrl(), "token");
            Map<Long, JsonNode> users = new HashMap<>();
            Map<Long, JsonNode> tickets = new HashMap<>();
            String path = "/api/v2/incremental/tickets/cursor.json?include=users&";
            JsonNode page = client.read(path + "start_time=0");
            keep(page, users, tickets);
            while (!page.path("end_of_stream").asBoolean()) {
                String cursor = URLEncoder.encode(page.path("after_cursor").asText(), StandardCharsets.UTF_8);
                page = client.read(path + "cursor=" + cursor);
                keep(page, users, tickets);
            }
            tickets.values().forEach(ticket -> ticket(ticket, users));
        }
    }

    private static void keep(JsonNode page, Map<Long, JsonNode> users, Map<Long, JsonNode> tickets) {
        page.path("users").forEach(user -> users.put(user.path("id").asLong(), user));
        page.path("tickets").forEach(ticket -> tickets.put(ticket.path("id").asLong(), ticket));
    }

    private void ticket(JsonNode ticket, Map<Long, JsonNode> users) {
        if (ticket.path("tags").toString().contains("\"closed_by_merge\"")) {
            return;
        }
        JsonNode tracked = ticket.at("/custom_fields/1/value");
        long seconds = tracked.isNull() ? TicketChange.UNTRACKED : Long.parseLong(tracked.asText());
        TrueProfit booked = new TrueProfit(0, 0, 0, 0, RATES.cost(seconds), 1);
        read.merge(requester(users.get(ticket.path("requester_id").asLong())), booked, TrueProfit::plus);
    }

    private String requester(JsonNode user) {
        if (!user.path("role").asText().equals("end-user")) {
            return UNALLOCATED;
        }
        String externalId = user.path("external_id").asText("");
        if (externalId.startsWith("cus_")) {
            return externalId;
        }
        return customersByEmail.getOrDefault(user.path("email").asText("?").toLowerCase(Locale.ROOT), UNATTRIBUTED);
    }
}
