package com.econlytics.examples.settings;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.fact.Driver;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.zendesk.ZendeskCredentials;
import com.econlytics.zendesk.ZendeskSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the service is told: by the environment when it runs on the real sources, by the demo otherwise.
 *
 * <p>Example: {@code Settings.real(System.getenv())}.
 *
 * @param sources where money and work are reported
 * @param books how the books are kept
 * @param database where they are kept
 */
public record Settings(SourceSettings sources, BookSettings books, DatabaseSettings database) {
    private static final String RATE_HINT =
            "write an amount of the reporting currency per unit, not negative, like 45.00";
    private static final String LOOPBACK_HOST = "127.0.0.1";

    public Settings {
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(books, "books");
        Objects.requireNonNull(database, "database");
    }

    /**
     * The real sources, and a real database to keep their figures in.
     *
     * @throws SettingsException if a variable is missing or malformed
     */
    public static Settings real(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        String key = environment.require(
                Variable.STRIPE_API_KEY,
                "(sk|rk)_(live|test)_[A-Za-z0-9_]+",
                "create a restricted key with read access in the Stripe dashboard, rk_live_... or rk_test_...");
        List<Secret> secrets = webhookSecrets(environment.require(
                Variable.STRIPE_WEBHOOK_SECRET,
                "whsec_[^,\\s]+(\\s*,\\s*whsec_[^,\\s]+)*",
                "copy whsec_... from the endpoint's page in the Stripe dashboard"));
        SourceAccount account = stripeAccount(environment);
        PaymentReading payments = PaymentReading.of(environment);
        Optional<URI> stripeBase = environment.address(Variable.STRIPE_API_BASE);
        String subdomain = environment.require(
                Variable.ZENDESK_SUBDOMAIN, "[a-z0-9][a-z0-9-]{0,62}", "write acme for https://acme.zendesk.com");
        Optional<ZendeskCredentials> credentials = new ZendeskVariables(environment).credentials();
        List<Secret> zendeskSecrets = environment
                .find(Variable.ZENDESK_WEBHOOK_SECRET)
                .map(secret -> List.of(new Secret(secret)))
                .orElse(List.of());
        Optional<URI> zendeskBase = environment.address(Variable.ZENDESK_BASE_URL);
        DeskReading desk = DeskReading.of(environment);
        BookSettings books = books(environment, List.of());
        DatabaseSettings database = new DatabaseVariables(environment).read();
        return environment.orThrow(() -> {
            StripeAccount stripeAccount = payments.applyTo(new StripeAccount(account, mode(key)));
            StripeSettings stripe =
                    stripeBase.map(base -> new StripeSettings(key, base)).orElseGet(() -> StripeSettings.of(key));
            ZendeskSettings zendesk = zendesk(subdomain, zendeskBase, credentials.orElseThrow(), desk);
            return new Settings(
                    new SourceSettings(stripeAccount, stripe, secrets, zendesk, zendeskSecrets), books, database);
        });
    }

    /**
     * What is needed to read the books without asking any source.
     *
     * @throws SettingsException if a variable is missing or malformed
     */
    public static LedgerSettings ledger(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        SourceAccount account = stripeAccount(environment);
        ZoneId zone = zone(environment);
        DatabaseSettings database = new DatabaseVariables(environment).read();
        return environment.orThrow(() -> new LedgerSettings(zone, account, database));
    }

    /**
     * How the demo keeps its books: as the environment says, with prices where it says nothing.
     *
     * @throws SettingsException if a variable is malformed
     */
    public static BookSettings demoBooks(Map<String, String> variables, Currency currency, List<DriverRate> rates) {
        Environment environment = new Environment(variables);
        environment.read(
                Variable.ECONLYTICS_CURRENCY,
                code -> onlyCurrency(code, currency),
                "the demo is in " + currency.getCurrencyCode() + "; leave it out");
        BookSettings books = books(environment, rates);
        return environment.orThrow(() -> books);
    }

    /**
     * The secret of the demo's endpoint, if the environment names one.
     *
     * @throws SettingsException if it is malformed
     */
    public static List<Secret> demoSecrets(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        String secrets = environment.text(
                Variable.STRIPE_WEBHOOK_SECRET, "", "whsec_[^,\\s]+(\\s*,\\s*whsec_[^,\\s]+)*", "write whsec_...");
        return environment.orThrow(() -> webhookSecrets(secrets));
    }

    /**
     * The address to listen on.
     *
     * @throws SettingsException if it is malformed
     */
    public static String host(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        String host = environment.text(
                Variable.ECONLYTICS_HOST, LOOPBACK_HOST, "[A-Za-z0-9.:-]+", "write an address like 127.0.0.1");
        return environment.orThrow(() -> host);
    }

    /**
     * The file that keeps erasures apart from the database, if the environment names one.
     *
     * @throws SettingsException if it is no path
     */
    public static Optional<Path> erasureJournal(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Optional<Path> journal =
                environment.read(Variable.ECONLYTICS_ERASURE_JOURNAL, Path::of, "write the path of a file");
        return environment.orThrow(() -> journal);
    }

    /**
     * The file of access tokens.
     *
     * @throws SettingsException if it is no path
     */
    public static Path accessTokens(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Optional<Path> file = environment.read(Variable.ECONLYTICS_ACCESS_TOKENS, Path::of, "write the path of a file");
        return environment.orThrow(() -> file.orElse(Path.of("access-tokens")));
    }

    private static BookSettings books(Environment environment, List<DriverRate> otherwise) {
        ZoneId zone = zone(environment);
        Currency currency = environment
                .read(Variable.ECONLYTICS_CURRENCY, Settings::currency, "write an ISO 4217 code in capitals, like USD")
                .orElse(Currency.getInstance("USD"));
        Optional<DriverRate> hourly = environment.read(
                Variable.ECONLYTICS_HOURLY_RATE,
                rate -> DriverRate.hourly(amount(rate, currency), Instant.EPOCH),
                RATE_HINT);
        Optional<DriverRate> perTicket = environment.read(
                Variable.ECONLYTICS_COST_PER_TICKET,
                rate -> DriverRate.perUnit(Driver.TICKET, amount(rate, currency), Instant.EPOCH),
                RATE_HINT);
        List<DriverRate> stated =
                Stream.of(hourly, perTicket).flatMap(Optional::stream).toList();
        Stream<DriverRate> assumed = otherwise.stream()
                .filter(rate ->
                        stated.stream().noneMatch(other -> other.driver().equals(rate.driver())));
        CostModel costs =
                new CostModel(currency, Stream.concat(stated.stream(), assumed).toList());
        long pollSeconds = environment
                .read(Variable.ECONLYTICS_POLL_SECONDS, Settings::pollSeconds, "write whole seconds, 10 to 86400")
                .orElse(900L);
        return new BookSettings(zone, costs, Duration.ofSeconds(pollSeconds));
    }

    private static ZoneId zone(Environment environment) {
        return environment
                .read(Variable.ECONLYTICS_ZONE, ZoneId::of, "write a zone like Europe/Berlin or UTC")
                .orElse(ZoneId.of("UTC"));
    }

    private static SourceAccount stripeAccount(Environment environment) {
        String account = environment.text(
                Variable.STRIPE_ACCOUNT, "default", "[A-Za-z0-9][A-Za-z0-9._-]*", "copy acct_... from the dashboard");
        return SourceAccount.of("stripe", account);
    }

    private static ZendeskSettings zendesk(
            String subdomain, Optional<URI> base, ZendeskCredentials credentials, DeskReading desk) {
        ZendeskSettings.Builder settings = base.map(
                        uri -> ZendeskSettings.builder(SourceAccount.of("zendesk", subdomain), uri))
                .orElseGet(() -> ZendeskSettings.builder(subdomain));
        return desk.applyTo(settings.credentials(credentials)).build();
    }

    private static StripeAccount.Mode mode(String key) {
        return key.startsWith("_live_", 2) ? StripeAccount.Mode.LIVE : StripeAccount.Mode.TEST;
    }

    private static List<Secret> webhookSecrets(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(Secret::new)
                .toList();
    }

    private static Currency currency(String code) {
        return Money.ofMinor(0, code).currency();
    }

    private static Currency onlyCurrency(String code, Currency only) {
        if (!currency(code).equals(only)) {
            throw new IllegalArgumentException("another currency");
        }
        return only;
    }

    private static Money amount(String text, Currency currency) {
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
            throw new IllegalArgumentException("not an amount");
        }
        return Money.ofMajor(new BigDecimal(text), currency);
    }

    private static long pollSeconds(String text) {
        long seconds = Long.parseLong(text);
        if (seconds < 10 || seconds > 86_400) {
            throw new IllegalArgumentException("out of range");
        }
        return seconds;
    }
}
