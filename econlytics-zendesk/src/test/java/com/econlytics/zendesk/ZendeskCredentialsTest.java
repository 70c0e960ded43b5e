package com.econlytics.zendesk;

import static com.econlytics.zendesk.Grants.CLIENT;
import static com.econlytics.zendesk.Grants.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.connector.TokenPair;
import com.econlytics.connector.TokenStore;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Lease;
import com.econlytics.ledger.Leases;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ZendeskCredentialsTest {
    private static final String NEITHER =
            "zendesk/acme answered HTTP 401: a new access token is not accepted either; check"
                    + " the OAuth client in Zendesk's admin center";

    private final Grants grants = new Grants();

    @AfterEach
    void stop() {
        grants.close();
    }

    @Nested
    class AnApiToken {
        private final ZendeskCredentials.ApiToken token = new ZendeskCredentials.ApiToken("ada@acme.example", "s3cret");

        @Test
        void stillWorks() {
            grants.zendesk().grants().apiToken("ada@acme.example", "s3cret");

            grants.pull(grants.access(token));

            assertThat(grants.zendesk().requestCount()).isEqualTo(1);
        }

        @Test
        void comesWithAWarningAndADate() {
            assertThat(token.warning(SourceAccount.of("zendesk", "acme")))
                    .contains(
                            "zendesk/acme is read with an API token, which Zendesk switches off on 2027-04-30; register an"
                                    + " OAuth client in Zendesk's admin center and use its client credentials instead");
        }

        @Test
        @Scenario("C54")
        void isTriedOnceIfItIsRefused() {
            SourceException failure = grants.failure(grants.access(token));

            assertThat(failure)
                    .hasMessage(
                            "zendesk/acme answered HTTP 401: the API token, or the address that goes with it, is not"
                                    + " accepted; Zendesk's API tokens end on 2027-04-30, use OAuth client credentials instead");
            assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
            assertThat(grants.zendesk().requestCount()).isEqualTo(1);
        }
    }

    @Nested
    class AClientThatStandsForItself {
        private final ZendeskAccess host = grants.access(new ZendeskCredentials.ClientCredentials(CLIENT));

        @Test
        void getsOneTokenForManyRequests() {
            grants.pull(host);
            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(1);
        }

        @Test
        void getsAnotherBeforeTheTokenEnds() {
            grants.pull(host);
            grants.clock().advance(Duration.ofMinutes(58));
            grants.pull(host);

            assertThat(grants.zendesk().requests())
                    .extracting(request -> request.substring(0, 8))
                    .containsExactly("POST /oa", "GET /api", "POST /oa", "GET /api");
        }

        @Test
        @Scenario("C54")
        void getsAnotherOnceIfTheTokenIsRefused() {
            grants.pull(host);
            grants.zendesk().grants().revokeAccessTokens();
            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(2);
            assertThat(grants.waits()).isEmpty();
        }

        @Test
        @Scenario("C54")
        void givesUpIfTheNewTokenIsRefusedToo() {
            grants.zendesk().failBy(FaultPlan.always(FaultResponse.of(401)).on("GET /api/*"));

            SourceException failure = grants.failure(host);

            assertThat(failure).hasMessage(NEITHER);
            assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
            assertThat(grants.tokenRequests()).isEqualTo(2);
            assertThat(grants.zendesk().requestCount()).isEqualTo(4);
        }

        @Test
        void isNamedIfItGetsNoToken() {
            grants.zendesk().grants().client("econlytics", "another secret");

            SourceException failure = grants.failure(host);

            assertThat(failure)
                    .hasMessage(
                            "zendesk/acme answered HTTP 401: it gives no access token; check identifier, secret and scope"
                                    + " of the OAuth client 'econlytics', and authorize it again if it has a refresh token, which may"
                                    + " have been used, revoked or expired");
            assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
        }

        @Test
        void asksAgainForATokenIfZendeskIsDown() {
            grants.zendesk().failNext(2, FaultResponse.of(503));

            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(3);
        }
    }

    @Nested
    class RefreshTokensThatRotate {
        @Test
        void beginWithTheOneThatTheHostWasGiven() {
            ZendeskAccess host = grants.access(grants.refreshTokens());

            grants.pull(host);
            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(1);
            assertThat(grants.store().find(NAME))
                    .get()
                    .extracting(TokenPair::refreshToken)
                    .isEqualTo("refresh-2");
        }

        @Test
        void surviveARestart() {
            ZendeskCredentials credentials = grants.refreshTokens();
            grants.pull(grants.access(credentials));
            grants.clock().advance(Duration.ofDays(1));

            grants.pull(grants.access(credentials));

            assertThat(grants.tokenRequests()).isEqualTo(2);
        }

        @Test
        void areRenewedBeforeTheAccessTokenEnds() {
            ZendeskAccess host = grants.access(grants.refreshTokens());
            grants.pull(host);
            grants.clock().advance(Duration.ofMinutes(58));

            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(2);
            assertThat(grants.zendesk().requestCount()).isEqualTo(4);
        }

        @Test
        @Scenario("C54")
        void areRenewedOnceIfTheAccessTokenIsRefused() {
            ZendeskAccess host = grants.access(grants.refreshTokens());
            grants.pull(host);
            grants.zendesk().grants().revokeAccessTokens();

            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(2);
        }

        @Test
        void areTakenFromTheHostThatRenewedThem() {
            ZendeskCredentials credentials = grants.refreshTokens();
            ZendeskAccess one = grants.access(credentials);
            ZendeskAccess other = grants.access(credentials);
            grants.pull(one);
            grants.pull(other);
            grants.zendesk().grants().revokeAccessTokens();
            grants.pull(one);

            grants.pull(other);

            assertThat(grants.tokenRequests()).isEqualTo(2);
        }

        @Test
        @Scenario("C55")
        void surviveHostsThatRenewAtTheSameTime() throws Exception {
            ZendeskCredentials credentials = grants.refreshTokens();
            Leases turns = new TakingTurns(grants.leases(), new Semaphore(1));
            List<Callable<String>> hosts = IntStream.range(0, 8)
                    .mapToObj(number -> grants.access(credentials, grants.store(), turns))
                    .<Callable<String>>map(host -> () -> {
                        grants.pull(host);
                        return "read";
                    })
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(hosts.size());
            try {
                for (int round = 0; round < 5; round++) {
                    grants.zendesk().grants().revokeAccessTokens();
                    for (Future<String> host : threads.invokeAll(hosts)) {
                        assertThat(host.get()).isEqualTo("read");
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void areWaitedForWhileAnotherHostRenewsThem() {
            ZendeskAccess host = grants.access(grants.refreshTokens());
            grants.leases().acquire(NAME + "/oauth", "another host", Duration.ofSeconds(10));

            grants.pull(host);

            assertThat(grants.waits()).isNotEmpty();
            assertThat(grants.tokenRequests()).isEqualTo(1);
        }

        @Test
        void areNotFoughtForIfAnotherHostIsSlow() {
            ZendeskAccess host = grants.access(grants.refreshTokens());
            grants.leases().acquire(NAME + "/oauth", "another host", Duration.ofHours(1));

            SourceException failure = grants.failure(host);

            assertThat(failure)
                    .hasMessage(
                            "zendesk/acme is getting a new access token on another host; the next run goes on here");
            assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
            assertThat(grants.tokenRequests()).isZero();
        }

        @Test
        void thatAreDeadAreReplacedByOneThatTheHostWasGivenSince() {
            grants.store().add(NAME, new TokenPair("dead", "dead", null));

            grants.pull(grants.access(grants.refreshTokens()));

            assertThat(grants.tokenRequests()).isEqualTo(2);
        }

        @Test
        void thatAreDeadEndTheRunAndSayWhatToDo() {
            ZendeskCredentials credentials = new ZendeskCredentials.RefreshTokens(CLIENT, "s3cret-dead");

            SourceException failure = grants.failure(grants.access(credentials));

            assertThat(failure)
                    .hasMessage(
                            "zendesk/acme answered HTTP 400: it gives no access token; check identifier, secret and scope"
                                    + " of the OAuth client 'econlytics', and authorize it again if it has a refresh token, which may"
                                    + " have been used, revoked or expired");
            assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
        }

        @Test
        void areLostIfTheAnswerIsLost() {
            ZendeskAccess host = grants.access(grants.refreshTokens());
            grants.zendesk().failNext(1, Fault.cutOff(10));

            assertThat(grants.failure(host)).hasMessageContaining("authorize it again");
        }

        @Test
        void giveWayToANewAuthorization() {
            TokenPair authorized = new TokenPair("t0ken", "later", null);
            TokenStore overtaken = new Overtaken(grants.store(), authorized);

            grants.pull(grants.access(grants.refreshTokens(), overtaken, grants.leases()));

            assertThat(grants.store().find(NAME)).contains(authorized);
        }
    }

    @Nested
    class AnAuthorizationInTheBrowser {
        private final ZendeskAccess host = grants.access(new ZendeskCredentials.RefreshTokens(CLIENT, ""));

        @Test
        void givesTheFirstPair() {
            host.authorize(code(grants.zendesk().grants().code("v3rifier")));

            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(1);
        }

        @Test
        void takesThePlaceOfAnyOther() {
            grants.store().add(NAME, new TokenPair("dead", "dead", null));

            host.authorize(code(grants.zendesk().grants().code("v3rifier")));
            grants.pull(host);

            assertThat(grants.tokenRequests()).isEqualTo(1);
        }

        @Test
        void withAnotherVerifierIsRefused() {
            SourceException failure = catchThrowableOfType(
                    SourceException.class,
                    () -> host.authorize(code(grants.zendesk().grants().code("another"))));

            assertThat(failure.status()).isEqualTo(400);
            assertThat(failure.toString()).doesNotContain("v3rifier", "s3cret", "code-");
        }

        @Test
        void isAskedForIfThereIsNone() {
            SourceException failure = grants.failure(host);

            assertThat(failure)
                    .hasMessage(
                            "zendesk/acme was never authorized: there is no refresh token; give the settings one, or"
                                    + " exchange an authorization code with ZendeskAccess.authorize");
            assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
        }

        @Test
        void isOfNoUseToOtherCredentials() {
            ZendeskAccess other = grants.access(new ZendeskCredentials.ClientCredentials(CLIENT));

            assertThatIllegalStateException()
                    .isThrownBy(() -> other.authorize(code("code")))
                    .withMessage("zendesk/acme is not read by refresh tokens; give its settings RefreshTokens first");
        }

        private static AuthorizationCode code(String code) {
            return new AuthorizationCode(code, URI.create("https://acme.example/back"), "v3rifier");
        }
    }

    @Test
    void refreshTokensNeedAStore() {
        ZendeskAccess.Builder builder = ZendeskAccess.builder(ZendeskSettings.builder("acme")
                .credentials(new ZendeskCredentials.RefreshTokens(CLIENT, "r"))
                .build());

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage(
                        "zendesk/acme is read by refresh tokens, which serve once each; give the access a TokenStore to"
                                + " keep them in");
    }

    @Test
    void nothingSecretIsShown() {
        List<Object> secrets = List.of(
                CLIENT,
                new ZendeskCredentials.AccessToken("s3cret"),
                new ZendeskCredentials.ClientCredentials(CLIENT),
                new ZendeskCredentials.RefreshTokens(CLIENT, "s3cret"),
                new ZendeskCredentials.ApiToken("s3cret@acme.example", "s3cret"),
                new AuthorizationCode("s3cret", URI.create("https://acme.example/back"), "s3cret"),
                new TokenPair("s3cret", "s3cret", null),
                new TokenEndpoint.Grant("s3cret", "s3cret", null),
                Tokens.of(new ZendeskCredentials.AccessToken("s3cret")),
                Tokens.of(new ZendeskCredentials.ApiToken("s3cret@acme.example", "s3cret")));

        assertThat(secrets).allSatisfy(secret -> assertThat(secret.toString()).doesNotContain("s3cret"));
    }

    @Test
    void whatCanBeNoCredentialIsRefusedWithoutBeingRepeated() {
        OAuthClient open = OAuthClient.of("open", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZendeskCredentials.ClientCredentials(open))
                .withMessage(
                        "OAuth client 'open' needs its secret to stand for itself; a public client is authorized in the"
                                + " browser");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZendeskCredentials.AccessToken("s3cret\r\nX: y"))
                .withMessage("an access token is visible ASCII characters without blanks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZendeskCredentials.RefreshTokens(CLIENT, "two s3crets"))
                .withMessage("a refresh token is visible ASCII characters without blanks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZendeskCredentials.ApiToken("s3cret", "t"))
                .withMessage("an API token goes with the e-mail address of an agent");
        assertThatIllegalArgumentException().isThrownBy(() -> OAuthClient.of(" ", "s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthorizationCode(" ", URI.create("https://a.example"), ""))
                .withMessage(
                        "a blank authorization code; take the parameter 'code' of the address that Zendesk redirected"
                                + " to");
    }

    /** Leases for which whoever asks waits until they are free. */
    private record TakingTurns(Leases leases, Semaphore turn) implements Leases {
        @Override
        public Optional<Lease> acquire(String job, String holder, Duration duration) {
            turn.acquireUninterruptibly();
            return leases.acquire(job, holder, duration);
        }

        @Override
        public void renew(Lease lease, Duration duration) {
            leases.renew(lease, duration);
        }

        @Override
        public void release(Lease lease) {
            leases.release(lease);
            turn.release();
        }
    }

    /** A store in which somebody stores another pair just before a renewed one is. */
    private record Overtaken(TokenStore store, TokenPair authorized) implements TokenStore {
        @Override
        public Optional<TokenPair> find(String name) {
            return store.find(name);
        }

        @Override
        public boolean add(String name, TokenPair first) {
            return store.add(name, first);
        }

        @Override
        public boolean replace(String name, TokenPair expected, TokenPair next) {
            store.replace(name, expected, authorized);
            return store.replace(name, expected, next);
        }
    }
}
