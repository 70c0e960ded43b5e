package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeApiTest {
    private final FakeStripe stripe = FakeStripe.start("rk_test_fixture").put(charge("ch_1", 2900, "txn_1"));
    private final List<Duration> pauses = new ArrayList<>();
    private final StripeApi api = connect("rk_test_fixture", stripe.baseUrl());

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void whatStripeDoesNotHaveIsEmpty() {
        assertThat(api.findCharge("ch_2")).isEmpty();
        assertThat(api.findCharge("ch_1")).isPresent();
        assertThat(pauses).isEmpty();
    }

    @Test
    void busyIsWaitedOutAtLeastAsLongAsStripeSays() {
        stripe.failNext(2, FaultResponse.tooManyRequests(7));

        assertThat(api.findCharge("ch_1")).isPresent();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void waitsGrowWhenStripeDoesNotSayHowLong() {
        stripe.failNext(4, FaultResponse.of(429));

        assertThat(api.findCharge("ch_1")).isPresent();
        assertThat(pauses).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ofMillis(500L << i), Duration.ofMillis(1000L << i));
        }
    }

    @Test
    void aWaitIsNeverLongerThanAQuarterOfAnHour() {
        stripe.failNext(1, FaultResponse.unavailable(600));
        stripe.failNext(1, FaultResponse.unavailable(86_400));

        assertThat(api.findCharge("ch_1")).isPresent();
        assertThat(pauses).containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(15));
    }

    @Test
    void whoIsNotToBeKeptWaitingAsksTwiceAndNeverSoonerThanStripeSays() {
        stripe.failNext(2, FaultResponse.tooManyRequests(2));
        assertThatThrownBy(() -> api.withShortPatience().findCharge("ch_1")).hasMessageContaining("in 2 tries");
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));

        stripe.failNext(1, FaultResponse.tooManyRequests(3));
        assertThatThrownBy(() -> api.withShortPatience().findCharge("ch_1")).hasMessageContaining("in 1 try");
        assertThat(pauses).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 502, 503})
    void afterSixTriesItIsAnErrorThatMayPass(int status) {
        stripe.failNext(6, FaultResponse.of(status));

        SourceException failed = catchThrowableOfType(SourceException.class, () -> api.findCharge("ch_1"));

        assertThat(failed)
                .hasMessage("Stripe: GET /v1/charges/ch_1 failed with status " + status
                        + " in 6 tries (request req_6); it goes on from here later");
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.requestId()).isEqualTo("req_6");
        assertThat(failed.retry()).isEqualTo(Retry.MAY_HELP);
        assertThat(stripe.requestCount()).isEqualTo(6);
    }

    @Test
    void whatTakesStripeTooLongIsAskedForTwiceAlone() {
        stripe.failNext(6, FaultResponse.of(504));

        assertThatThrownBy(() -> api.findCharge("ch_1"))
                .hasMessage("Stripe: GET /v1/charges/ch_1 failed with status 504 in 2 tries (request req_2);"
                        + " it goes on from here later");
    }

    @Test
    void aListenerHearsForWhomItIsWaited() {
        List<String> heard = new ArrayList<>();
        ConnectorListener listener = new ConnectorListener() {
            @Override
            public void retrying(SourceAccount account, int tries, int status, Duration wait) {
                heard.add(account + " " + tries + " " + status + " " + wait);
            }
        };
        StripeApi heardOf = StripeApi.connect(
                new StripeSettings("rk_test_fixture", URI.create(stripe.baseUrl())), pauses::add, listener);
        stripe.failNext(2, FaultResponse.tooManyRequests(7));

        heardOf.requireModeOf(Payloads.TEST_ACCOUNT).findCharge("ch_1");

        assertThat(heard).containsExactly("stripe/acct_1 1 429 PT7S", "stripe/acct_1 2 429 PT7S");
    }

    @ParameterizedTest
    @CsvSource({"sk_live_x, true", "sk_test_x, true", "rk_live_x, false", "rk_test_x, false"})
    void aSecretKeyIsKnownAndARestrictedOneIsNone(String key, boolean secret) {
        assertThat(StripeSettings.of(key).isSecretKey()).isEqualTo(secret);
    }

    @Test
    void aWrongKeySaysWhatToDoAndIsNotTriedAgain() {
        StripeApi wrong = connect("rk_test_wrong", stripe.baseUrl());

        SourceException refused = catchThrowableOfType(SourceException.class, () -> wrong.findCharge("ch_1"));

        assertThat(refused)
                .hasMessage("Stripe: GET /v1/charges/ch_1 refused the API key (request req_1); create a restricted key"
                        + " with read access in the dashboard and set it in StripeSettings");
        assertThat(refused.retry()).isEqualTo(Retry.IS_USELESS);
        assertThat(stripe.requestCount()).isEqualTo(1);
    }

    @Test
    void aKeyWithoutThePermissionSaysWhatToDo() {
        stripe.failNext(1, FaultResponse.of(403));

        SourceException refused = catchThrowableOfType(SourceException.class, () -> api.findDispute("dp_1"));

        assertThat(refused)
                .hasMessage("Stripe: GET /v1/disputes/dp_1 is not allowed with this API key (request req_1);"
                        + " give the restricted key read access to this resource");
        assertThat(refused.retry()).isEqualTo(Retry.IS_USELESS);
    }

    @Test
    void nobodyThereIsAnErrorThatMayPass() {
        StripeApi nowhere = connect("rk_test_fixture", "http://127.0.0.1:9");

        SourceException failed = catchThrowableOfType(SourceException.class, () -> nowhere.findCharge("ch_1"));

        assertThat(failed)
                .hasMessage("Stripe: GET /v1/charges/ch_1 got no usable answer in 6 tries;"
                        + " check the network and status.stripe.com");
        assertThat(failed.retry()).isEqualTo(Retry.MAY_HELP);
        assertThat(pauses).hasSize(5);
    }

    @Test
    void beingInterruptedWhileWaitingEndsTheWaitAndIsRemembered() {
        stripe.failNext(1, FaultResponse.of(500));
        StripeApi interrupted =
                StripeApi.connect(new StripeSettings("rk_test_fixture", URI.create(stripe.baseUrl())), pause -> {
                    throw new InterruptedException();
                });

        assertThatThrownBy(() -> interrupted.findCharge("ch_1"))
                .hasMessage("GET /v1/charges/ch_1 was interrupted while waiting to ask again; run it again");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void settingsDoNotPrintTheKey() {
        assertThat(StripeSettings.of("rk_live_secret"))
                .hasToString("StripeSettings[https://api.stripe.com, key hidden]");
    }

    @Test
    void aKeyIsNotSentInTheClear() {
        assertThatThrownBy(() -> new StripeSettings("rk_live_secret", URI.create("http://stripe.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials would travel in the clear to http://stripe.example;"
                        + " use https, or http on the loopback interface");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "rk_live secret", "rk_live_\n"})
    void aKeyThatIsNoneIsRefusedWithoutPrintingIt(String key) {
        assertThatThrownBy(() -> StripeSettings.of(key))
                .hasMessage("the Stripe API key is blank or has blanks in it;"
                        + " copy it from the dashboard, under Developers");
    }

    @ParameterizedTest
    @CsvSource({"rk_live_x, TEST", "sk_live_x, TEST", "rk_test_x, LIVE", "sk_test_x, LIVE"})
    void aKeyOfTheOtherModeIsRefusedBeforeItIsUsed(String key, StripeAccount.Mode mode) {
        StripeApi other = connect(key, stripe.baseUrl());
        StripeAccount account = new StripeAccount(Payloads.ACCOUNT, mode);
        String message = "the Stripe API key is for " + key.substring(3, 7).toUpperCase(Locale.ROOT)
                + " mode and the account is in " + mode + " mode; use a key of the account's mode";

        assertThatThrownBy(() -> new StripeEvents(account, other)).hasMessage(message);
        assertThatThrownBy(() -> new StripeCustomers(account, other, Clock.systemUTC()))
                .hasMessage(message);
        assertThatThrownBy(() -> new StripeBalanceTransactions(account, other, Clock.systemUTC()))
                .hasMessage(message);
    }

    private StripeApi connect(String key, String baseUrl) {
        return StripeApi.connect(new StripeSettings(key, URI.create(baseUrl)), pauses::add);
    }
}
