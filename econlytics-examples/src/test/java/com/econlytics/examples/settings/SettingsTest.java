package com.econlytics.examples.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.fact.Driver;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import com.econlytics.stripe.StripeAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "STRIPE_API_KEY", "rk_live_abc123",
            "STRIPE_WEBHOOK_SECRET", "whsec_abc123",
            "ZENDESK_SUBDOMAIN", "acme",
            "ZENDESK_CLIENT_ID", "econlytics",
            "ZENDESK_CLIENT_SECRET", "client-abc123",
            "ECONLYTICS_JDBC_URL", "jdbc:postgresql://db.example/econlytics?sslmode=verify-full&password=hunter2");

    @Test
    void sixVariablesAreEnough() {
        Settings settings = Settings.real(COMPLETE);
        assertThat(settings.sources().stripeAccount())
                .isEqualTo(new StripeAccount(SourceAccount.of("stripe", "default"), StripeAccount.Mode.LIVE));
        assertThat(settings.books())
                .isEqualTo(new BookSettings(
                        ZoneId.of("UTC"), CostModel.withoutRates(Currency.getInstance("USD")), Duration.ofMinutes(15)));
    }

    @Test
    void aTestKeyReadsTestData() {
        assertThat(Settings.real(with("STRIPE_API_KEY", "sk_test_abc123"))
                        .sources()
                        .stripeAccount()
                        .mode())
                .isEqualTo(StripeAccount.Mode.TEST);
    }

    @Test
    void ratesAreInTheReportingCurrency() {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.put("ECONLYTICS_CURRENCY", "EUR");
        variables.put("ECONLYTICS_HOURLY_RATE", "45.00");
        variables.put("ECONLYTICS_COST_PER_TICKET", "6.5");
        assertThat(Settings.real(variables).books().costs())
                .isEqualTo(CostModel.of(
                        Currency.getInstance("EUR"),
                        DriverRate.hourly(Money.parse("EUR 45.00"), Instant.EPOCH),
                        DriverRate.perUnit(Driver.TICKET, Money.parse("EUR 6.50"), Instant.EPOCH)));
    }

    @Test
    void whatOfADeskIsReadIsSaidInWords() {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.put("ECONLYTICS_TRACKED_TIME_FIELD", "Total time spent (sec)");
        variables.put("ECONLYTICS_TRACKED_TIME_DATED", "update");
        variables.put("ECONLYTICS_TICKET_EXCLUSIONS", "tag:spam, channel:sample_ticket");
        variables.put(
                "ECONLYTICS_ZENDESK_ATTRIBUTES", "organization.organization_fields.plan=plan, user.locale=language");

        assertThat(Settings.real(variables).sources().zendesk().toString())
                .contains("Titled[title=Total time spent (sec)]", "effortByUpdate=true")
                .contains("exclusions=[tag:spam, channel:sample_ticket]")
                .contains("userAttributes={locale=language}, organizationAttributes={organization_fields.plan=plan}");
        assertThat(Settings.real(with("ECONLYTICS_TRACKED_TIME_FIELD", "360001234567"))
                        .sources()
                        .zendesk()
                        .toString())
                .contains("InField[fieldId=360001234567]", "exclusions=[channel:sample_ticket]");
    }

    @Test
    void asWhatPaymentsAreReadIsSaidInWords() {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.put("ECONLYTICS_STRIPE_ROLE", "agent");
        variables.put("ECONLYTICS_STRIPE_FEE_TAX", "recoverable");
        variables.put("ECONLYTICS_STRIPE_GUESTS", "by_email");

        assertThat(Settings.real(variables).sources().stripeAccount())
                .isEqualTo(new StripeAccount(SourceAccount.of("stripe", "default"), StripeAccount.Mode.LIVE)
                        .with(StripeAccount.Role.AGENT)
                        .with(StripeAccount.FeeTax.RECOVERABLE)
                        .with(StripeAccount.Guests.BY_EMAIL));
        assertThatThrownBy(() -> Settings.real(with("ECONLYTICS_STRIPE_ROLE", "broker")))
                .hasMessageContaining("ECONLYTICS_STRIPE_ROLE")
                .hasMessageContaining("write one of connected, principal, agent");
    }

    @Test
    void twoSecretsMayReplaceEachOther() {
        assertThat(Settings.real(with("STRIPE_WEBHOOK_SECRET", "whsec_new, whsec_old"))
                        .sources()
                        .webhookSecrets())
                .extracting(Secret::reveal)
                .containsExactly("whsec_new", "whsec_old");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    STRIPE_API_KEY        | STRIPE_API_KEY is not set; create a restricted key with read access in the Stripe dashboard, rk_live_... or rk_test_...
                    STRIPE_WEBHOOK_SECRET | STRIPE_WEBHOOK_SECRET is not set; copy whsec_... from the endpoint's page in the Stripe dashboard
                    ZENDESK_SUBDOMAIN     | ZENDESK_SUBDOMAIN is not set; write acme for https://acme.zendesk.com
                    ZENDESK_CLIENT_ID     | ZENDESK_CLIENT_ID is not set; register an OAuth client in Zendesk's admin center, and set its ZENDESK_CLIENT_SECRET too
                    ZENDESK_CLIENT_SECRET | ZENDESK_CLIENT_SECRET is not set; copy it from Zendesk's admin center, without blanks
                    ECONLYTICS_JDBC_URL   | ECONLYTICS_JDBC_URL is not set; real figures need a database that stays: jdbc:postgresql://host:5432/name
                    """)
    void whatIsMissingIsNamedInOneLine(String variable, String message) {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.remove(variable);
        assertThatThrownBy(() -> Settings.real(variables))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
        variables.put(variable, " ");
        assertThatThrownBy(() -> Settings.real(variables)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    STRIPE_API_KEY                | pk_live_oops         | create a restricted key with read access in the Stripe dashboard, rk_live_... or rk_test_...
                    STRIPE_WEBHOOK_SECRET         | oops                 | copy whsec_... from the endpoint's page in the Stripe dashboard
                    STRIPE_ACCOUNT                | acct/oops            | copy acct_... from the dashboard
                    ECONLYTICS_STRIPE_CUSTOMER_ATTRIBUTES | metadata.plan | write field=attribute, separated by commas, like metadata.utm_source=acquisition_channel
                    STRIPE_API_BASE               | http://oops.example  | write https://host, or http://127.0.0.1:port on this machine
                    STRIPE_API_BASE               | https://u:oops@h     | write https://host, or http://127.0.0.1:port on this machine
                    ZENDESK_SUBDOMAIN             | oops.zendesk.com     | write acme for https://acme.zendesk.com
                    ZENDESK_CLIENT_ID             | two oops             | copy it from Zendesk's admin center, without blanks
                    ZENDESK_CLIENT_SECRET         | two oops             | copy it from Zendesk's admin center, without blanks
                    ZENDESK_REFRESH_TOKEN         | two oops             | copy it from Zendesk's admin center, without blanks
                    ZENDESK_BASE_URL              | http://10.0.0.1/oops | write https://host, or http://127.0.0.1:port on this machine
                    ECONLYTICS_JDBC_URL           | jdbc:h2:mem:oops     | real figures need a database that stays: jdbc:postgresql://host:5432/name
                    ECONLYTICS_HOURLY_RATE        | 45.001               | write an amount of the reporting currency per unit, not negative, like 45.00
                    ECONLYTICS_COST_PER_TICKET    | -6.50                | write an amount of the reporting currency per unit, not negative, like 45.00
                    ECONLYTICS_TRACKED_TIME_DATED | oops                 | write ticket or update
                    ECONLYTICS_TICKET_EXCLUSIONS  | oops                 | write rules like tag:spam, separated by commas
                    ECONLYTICS_ZENDESK_ATTRIBUTES | oops=plan            | write user.field=attribute or organization.field=attribute, separated by commas
                    ECONLYTICS_ZONE               | Mars/Oops            | write a zone like Europe/Berlin or UTC
                    ECONLYTICS_CURRENCY           | usd                  | write an ISO 4217 code in capitals, like USD
                    ECONLYTICS_POLL_SECONDS       | 1                    | write whole seconds, 10 to 86400
                    """)
    void whatIsMalformedIsNamedWithoutItsValue(String variable, String value, String hint) {
        assertThatThrownBy(() -> Settings.real(with(variable, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(variable + " is malformed; " + hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ZENDESK_CLIENT_ID=a ZENDESK_CLIENT_SECRET=b                         | ClientCredentials[client=OAuthClient[a, ***, read]]
                    ZENDESK_CLIENT_ID=a ZENDESK_CLIENT_SECRET=b ZENDESK_REFRESH_TOKEN=c | RefreshTokens[OAuthClient[a, ***, read], ***]
                    ZENDESK_CLIENT_ID=a ZENDESK_REFRESH_TOKEN=c                         | RefreshTokens[OAuthClient[a, ***, read], ***]
                    ZENDESK_TOKEN=d                                                     | AccessToken[***]
                    ZENDESK_EMAIL=e@f.example ZENDESK_API_TOKEN=g                       | ApiToken[***]
                    """)
    void zendeskIsReadInOneOfSeveralWays(String given, String credentials) {
        assertThat(Settings.real(zendesk(given)).sources().zendesk()).asString().contains(", " + credentials + ",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ZENDESK_TOKEN=d ZENDESK_EMAIL=e@f.example ZENDESK_API_TOKEN=g | Zendesk can be read in more than one way; keep one of ZENDESK_CLIENT_ID, ZENDESK_TOKEN and ZENDESK_API_TOKEN
                    ZENDESK_API_TOKEN=g                                           | ZENDESK_EMAIL is not set; write the address of the agent whose rights the token has
                    ZENDESK_TOKEN=two oops                                        | ZENDESK_TOKEN is malformed; create an OAuth access token with the scope read
                    """)
    void zendeskIsNotReadInTwoWaysOrByHalfACredential(String given, String message) {
        Map<String, String> variables = zendesk(given);
        assertThatThrownBy(() -> Settings.real(variables)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//db.example/econlytics?password=oops",
                "//db.example/econlytics?sslmode=require&password=oops",
                "//localhost,db.example/econlytics?password=oops",
                "//localhost/econlytics?PGHOST=db.example&password=oops"
            })
    void aDatabaseElsewhereIsReachedInPrivateOrNotAtAll(String address) {
        Map<String, String> variables = new HashMap<>(with("ECONLYTICS_JDBC_URL", "jdbc:postgresql:" + address));
        assertThatThrownBy(() -> Settings.real(variables))
                .hasMessage("ECONLYTICS_JDBC_URL leads to another host, where others could read or answer;"
                        + " add sslmode=verify-full to it, or set ECONLYTICS_JDBC_TLS=any");
        variables.put("ECONLYTICS_JDBC_TLS", "any");
        assertThat(Settings.real(variables).database().url()).endsWith(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"econlytics", "//127.0.0.1:5432/econlytics", "//[::1]/econlytics", "//localhost/econlytics"})
    void aDatabaseOnThisMachineNeedsNoEncryption(String address) {
        assertThat(Settings.real(with("ECONLYTICS_JDBC_URL", "jdbc:postgresql:" + address))
                        .database()
                        .url())
                .endsWith(address);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> Settings.real(Map.of("ECONLYTICS_ZONE", "Mars/Oops")))
                .hasMessageContaining("STRIPE_API_KEY is not set")
                .hasMessageContaining("ECONLYTICS_JDBC_URL is not set")
                .hasMessageContaining("ECONLYTICS_ZONE is malformed");
    }

    @Test
    void realKeysWithoutARealDatabaseAreRefused() {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.remove("ECONLYTICS_JDBC_URL");
        assertThatThrownBy(() -> Settings.real(variables))
                .hasMessage("ECONLYTICS_JDBC_URL is not set; real figures need a database that stays:"
                        + " jdbc:postgresql://host:5432/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://stripe.example", "http://127.0.0.1:4010", "http://localhost:4010/", "http://[::1]:1"})
    void anotherServerMayStandInIfNobodyCanListen(String base) {
        assertThat(Settings.real(with("STRIPE_API_BASE", base))
                        .sources()
                        .stripe()
                        .baseUri())
                .hasToString(base);
        assertThat(Settings.real(with("ZENDESK_BASE_URL", base))
                        .sources()
                        .zendesk()
                        .account())
                .isEqualTo(SourceAccount.of("zendesk", "acme"));
    }

    @Test
    void nothingSecretIsPrinted() {
        assertThat(Settings.real(COMPLETE).toString()).doesNotContain("abc123", "hunter2");
    }

    @Test
    void theDemoAssumesRatesThatAreNotStated() {
        Currency dollars = Currency.getInstance("USD");
        DriverRate hourly = DriverRate.hourly(Money.parse("USD 45.00"), Instant.EPOCH);
        DriverRate perTicket = DriverRate.perUnit(Driver.TICKET, Money.parse("USD 6.50"), Instant.EPOCH);
        BookSettings books =
                Settings.demoBooks(Map.of("ECONLYTICS_HOURLY_RATE", "30.00"), dollars, List.of(hourly, perTicket));
        assertThat(books.costs())
                .isEqualTo(
                        CostModel.of(dollars, DriverRate.hourly(Money.parse("USD 30.00"), Instant.EPOCH), perTicket));
    }

    private static Map<String, String> zendesk(String given) {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.keySet().removeIf(name -> name.startsWith("ZENDESK_CLIENT"));
        for (String variable : given.split(" (?=ZENDESK)", -1)) {
            String[] parts = variable.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.put(variable, value);
        return variables;
    }
}
