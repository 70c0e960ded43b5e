package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerAttributesTest {
    private static final StripeAccount MAPPED = TEST_ACCOUNT.with(AttributeMapping.parse(
            "metadata.utm_source=acquisition_channel, address.country=country, tax_exempt=tax, delinquent=late"));
    private static final Instant NEXT_DAY = Instant.parse("2026-03-06T08:00:00Z");

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW, MAPPED);

    @AfterEach
    void close() {
        stripe.close();
    }

    private static ObjectNode customer(String channel) {
        ObjectNode customer = Payloads.customer("cus_1", "ann@mail.example");
        customer.putObject("metadata").put("utm_source", channel).put("secret", "never");
        customer.putObject("address").put("country", "DE").put("city", "Ulm");
        return customer.put("tax_exempt", "none").put("delinquent", false).put("name", "Ann");
    }

    private static ObjectNode changed(ObjectNode customer, Instant at) {
        ObjectNode event = Payloads.event("evt_" + at.getEpochSecond(), "customer.updated", customer);
        event.put("created", at.getEpochSecond());
        ((ObjectNode) event.path("data")).putObject("previous_attributes");
        return event;
    }

    private static ObjectNode previous(ObjectNode event) {
        return (ObjectNode) event.path("data").path("previous_attributes");
    }

    private static ObjectNode channelChanged(String from, String to, Instant at) {
        ObjectNode event = changed(customer(to), at);
        previous(event).putObject("metadata").put("utm_source", from);
        return event;
    }

    private void deliver(ObjectNode event) {
        books.deliver(event);
        books.work();
    }

    private void look(String channel, Instant at) {
        stripe.put(customer(channel));
        books.clock.set(at);
        books.pull(new StripeCustomers(MAPPED, books.api, books.clock));
    }

    private Optional<String> valueAt(String name, Instant at) {
        return AttributeHistory.of(books.ledger.attributes()).valueAt(name, at);
    }

    private Optional<String> channelAt(Instant at) {
        return valueAt("acquisition_channel", at);
    }

    @Test
    void textTruthValuesAndNestedFieldsBecomeAttributesFromTheCreationOn() {
        deliver(Payloads.event("evt_1", "customer.created", customer("search")));

        assertThat(channelAt(CREATED)).contains("search");
        assertThat(valueAt("country", CREATED)).contains("DE");
        assertThat(valueAt("tax", CREATED)).contains("none");
        assertThat(valueAt("late", CREATED)).contains("false");
        assertThat(channelAt(CREATED.minusSeconds(1))).isEmpty();
    }

    @Test
    void whatIsNotMappedIsNotKept() {
        deliver(Payloads.event("evt_1", "customer.created", customer("search")));

        assertThat(books.ledger.attributes())
                .extracting(DatedAttribute::name)
                .containsExactlyInAnyOrder("acquisition_channel", "country", "tax", "late");
    }

    @Test
    void aChangeHoldsFromItsSecondOnAndTellsWhatWasBefore() {
        Instant later = CREATED.plusSeconds(40);
        books.clock.set(NEXT_DAY);

        deliver(channelChanged("search", "friend", later));

        assertThat(channelAt(later)).contains("friend");
        assertThat(channelAt(later.minusSeconds(1))).contains("search");
        assertThat(valueAt("country", later)).isEmpty();
    }

    @Test
    void aFieldThatIsEmptiedHasNoValueFromThenOn() {
        ObjectNode customer = customer("search");
        customer.putObject("metadata");
        customer.putNull("address");
        ObjectNode event = changed(customer, CREATED.plusSeconds(40));
        previous(event).putObject("metadata").put("utm_source", "search");
        previous(event).putObject("address").put("country", "DE");
        deliver(Payloads.event("evt_1", "customer.created", customer("search")));

        deliver(event);

        assertThat(channelAt(CREATED)).contains("search");
        assertThat(channelAt(CREATED.plusSeconds(40))).isEmpty();
        assertThat(valueAt("country", CREATED.plusSeconds(40))).isEmpty();
    }

    @Test
    void anAddressThatWasMissingWholeHadNoCountry() {
        ObjectNode event = changed(customer("search"), CREATED.plusSeconds(40));
        previous(event).putNull("address");

        deliver(event);

        assertThat(valueAt("country", CREATED)).isEmpty();
        assertThat(valueAt("country", CREATED.plusSeconds(40))).contains("DE");
    }

    @Test
    @Scenario("A7")
    void theCreationAndAChangeInItsSecondDoNotContradictEachOther() {
        deliver(channelChanged("search", "friend", CREATED));
        deliver(Payloads.event("evt_1", "customer.created", customer("search")));

        assertThat(channelAt(CREATED)).contains("friend");
    }

    @Test
    @Scenario("A7")
    void twoChangesInOneSecondAreUnknownAndNotGuessed() {
        Instant later = CREATED.plusSeconds(40);
        ObjectNode other = channelChanged("friend", "fair", later).put("id", "evt_other");
        deliver(channelChanged("search", "friend", later));
        deliver(other);

        assertThat(channelAt(later)).isEmpty();
    }

    @Test
    void aLookCountsForTheTimeBeforeAndALaterLookFromItsDayOn() {
        Instant march20 = Instant.parse("2026-03-20T15:00:00Z");
        look("search", NEXT_DAY);
        look("friend", march20);

        assertThat(channelAt(CREATED)).contains("search");
        assertThat(channelAt(march20.minus(Duration.ofDays(1)))).contains("search");
        assertThat(channelAt(march20)).contains("friend");
    }

    @Test
    void twoLooksOfOneDayThatDifferAreUnknownUntilTheNextChange() {
        look("search", NEXT_DAY);
        look("friend", NEXT_DAY.plusSeconds(60));
        Instant change = NEXT_DAY.plus(Duration.ofDays(3));
        books.clock.set(change);
        deliver(channelChanged("friend", "fair", change));

        assertThat(channelAt(CREATED)).isEmpty();
        assertThat(channelAt(NEXT_DAY)).isEmpty();
        assertThat(channelAt(change)).contains("fair");
    }

    @Test
    void aChangeBeforeTheFirstLookTellsWhatWasBeforeIt() {
        Instant change = CREATED.plus(Duration.ofHours(2));
        look("friend", NEXT_DAY);
        deliver(channelChanged("search", "friend", change));

        assertThat(channelAt(CREATED)).contains("search");
        assertThat(channelAt(change)).contains("friend");
    }

    @Test
    @Scenario("B42")
    void whatCannotBeKeptIsNoValueAndNoError() {
        ObjectNode customer = customer("a\u0000b");
        customer.putObject("address").put("country", "x".repeat(1_000_000));
        customer.putArray("tax_exempt").add("none");
        deliver(Payloads.event("evt_1", "customer.created", customer));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(channelAt(CREATED)).isEmpty();
        assertThat(valueAt("country", CREATED)).isEmpty();
        assertThat(valueAt("tax", CREATED)).isEmpty();
    }

    @Test
    void textOfAnyScriptIsKeptAsItIs() {
        deliver(Payloads.event("evt_1", "customer.created", customer("=HYPERLINK(\"x\") \uD83D\uDE00 <b>")));

        assertThat(channelAt(CREATED)).contains("=HYPERLINK(\"x\") \uD83D\uDE00 <b>");
    }

    @Test
    @Scenario("B32")
    void aDeletedCustomerStatesNothingAndKeepsWhatWasKnown() {
        deliver(Payloads.event("evt_1", "customer.created", customer("search")));
        deliver(Payloads.event(
                "evt_2",
                "customer.deleted",
                Payloads.object("cus_1", "customer").put("deleted", true)));

        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED");
        assertThat(channelAt(CREATED)).contains("search");
    }

    @Test
    void aKeyOfMetadataMayHaveDots() {
        StripeAccount dotted = TEST_ACCOUNT.with(AttributeMapping.parse("metadata.utm.source=acquisition_channel"));
        Books others = new Books(stripe, NOW, dotted);
        ObjectNode customer = Payloads.customer("cus_1", "");
        customer.putObject("metadata").put("utm.source", "search");
        others.deliver(Payloads.event("evt_1", "customer.created", customer));
        others.work();

        assertThat(AttributeHistory.of(others.ledger.attributes()).valueAt("acquisition_channel", CREATED))
                .contains("search");
    }
}
