package com.econlytics.examples.privacy;

import static com.econlytics.examples.privacy.BothConnectors.write;

import com.econlytics.connector.InMemoryTokenStore;
import com.econlytics.connector.TokenPair;
import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.zendesk.OAuthClient;
import com.econlytics.zendesk.ZendeskAccess;
import com.econlytics.zendesk.ZendeskCredentials;
import com.econlytics.zendesk.ZendeskOrganizations;
import com.econlytics.zendesk.ZendeskSettings;
import com.econlytics.zendesk.ZendeskTickets;
import com.econlytics.zendesk.ZendeskUsers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Zendesk with planted users and tickets, read by every kind of credentials, well and badly. */
final class PlantedZendesk {
    private static final String PAGE = """
            {"tickets":[
               {"id":1,"created_at":"2026-03-01T08:00:00Z","updated_at":"2026-03-01T08:00:00Z","generated_timestamp":1772352000,
                "subject":"%1$s","description":"%1$s","status":"open","requester_id":7,"tags":["%1$s"],"via":{"channel":"%1$s"}},
               {"id":2,"created_at":"%2$s","generated_timestamp":1772352001,"subject":"%1$s","status":"open"},
               {"id":3,"created_at":"2026-03-01T08:00:00Z","generated_timestamp":1772352002,"requester_id":"%2$s"}],
             "users":[
               {"id":7,"name":"%3$s","email":"%2$s","external_id":"%4$s","role":"end-user","organization_id":9,
                "created_at":"2026-02-01T08:00:00Z","updated_at":"2026-02-01T08:00:00Z"},
               {"id":8,"name":"%3$s","email":{"%2$s":1},"created_at":"%2$s","updated_at":"2026-02-01T08:00:00Z"}],
             "organizations":[
               {"id":9,"name":"%3$s","domain_names":["%4$s.example.com"],"external_id":"%4$s",
                "created_at":"2026-02-01T08:00:00Z","updated_at":"2026-02-01T08:00:00Z"}]}""".formatted(Planted.SUBJECT, Planted.EMAIL, Planted.NAME, Planted.EXTERNAL_ID);

    private PlantedZendesk() {}

    static void run(BothConnectors host) {
        try (FakeZendesk zendesk = FakeZendesk.replaying(Recording.parse(PAGE), host.clock, Planted.ACCESS_TOKEN)) {
            OAuthClient client = OAuthClient.of("reader", Planted.CLIENT_SECRET);
            List<ZendeskCredentials> all = List.of(
                    new ZendeskCredentials.AccessToken(Planted.ACCESS_TOKEN),
                    new ZendeskCredentials.ApiToken(Planted.EMAIL, Planted.ACCESS_TOKEN),
                    new ZendeskCredentials.ClientCredentials(client),
                    new ZendeskCredentials.RefreshTokens(client, Planted.REFRESH_TOKEN));
            for (ZendeskCredentials credentials : all) {
                write(credentials);
                zendesk.failBy(tokens());
                connect(host, zendesk, credentials);
                zendesk.failBy(FaultPlan.always(Fault.answer(Answer.text(401, Planted.REFRESH_TOKEN)))
                        .on("POST /oauth/*"));
                connect(host, zendesk, credentials);
            }
        }
    }

    private static void connect(BothConnectors host, FakeZendesk zendesk, ZendeskCredentials credentials) {
        ZendeskSettings settings = ZendeskSettings.builder(
                        SourceAccount.of("zendesk", "acme"), URI.create(zendesk.baseUrl()))
                .credentials(credentials)
                .build();
        InMemoryTokenStore store = new InMemoryTokenStore();
        ZendeskAccess access = ZendeskAccess.builder(settings)
                .clock(host.clock)
                .pause(wait -> {})
                .random(new Random(1))
                .listener(host.listener)
                .tokens(store, host.ledger.leases())
                .build();
        write(List.of(settings, access, store, TokenPair.ofRefreshToken(Planted.REFRESH_TOKEN)));
        pull(host, access);
        for (Fault fault : BothConnectors.FAULTS) {
            zendesk.failNext(3, fault);
            pull(host, access);
        }
        zendesk.failNext(1, FaultResponse.of(401));
        pull(host, access);
    }

    private static void pull(BothConnectors host, ZendeskAccess access) {
        host.run(new ZendeskTickets(access));
        host.run(new ZendeskUsers(access));
        host.run(new ZendeskOrganizations(access));
    }

    private static FaultPlan tokens() {
        Answer grant = new Answer(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"access_token\":\"%s\",\"refresh_token\":\"%s2\",\"token_type\":\"bearer\",\"expires_in\":3600}"
                        .formatted(Planted.ACCESS_TOKEN, Planted.REFRESH_TOKEN));
        return FaultPlan.always(Fault.answer(grant)).on("POST /oauth/tokens");
    }
}
