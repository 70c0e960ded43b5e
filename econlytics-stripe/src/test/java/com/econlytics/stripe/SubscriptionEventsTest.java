package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.SubscriptionPayloads.MONTH_END;
import static com.econlytics.stripe.SubscriptionPayloads.START;
import static com.econlytics.stripe.SubscriptionPayloads.coupon;
import static com.econlytics.stripe.SubscriptionPayloads.discount;
import static com.econlytics.stripe.SubscriptionPayloads.event;
import static com.econlytics.stripe.SubscriptionPayloads.item;
import static com.econlytics.stripe.SubscriptionPayloads.metered;
import static com.econlytics.stripe.SubscriptionPayloads.price;
import static com.econlytics.stripe.SubscriptionPayloads.subscription;
import static com.econlytics.stripe.SubscriptionPayloads.tiered;
import static com.econlytics.stripe.SubscriptionPayloads.updated;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Fact;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionEventsTest {
    private static final Instant LATER = CREATED.plus(Duration.ofDays(3));

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, LATER.plusSeconds(60));

    @AfterEach
    void close() {
        stripe.close();
    }

    private void deliver(ObjectNode event) {
        books.deliver(event);
        books.work();
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Each state in words, without what is the same in most tests. */
    private List<String> states() {
        return books.documents().stream()
                .map(text -> text.replace(" subscription=sub_1", "")
                        .replace(" items=si_1", "")
                        .replace(" product=prod_1", "")
                        .replace(" interval=month", "")
                        .replace(" tax=exclusive", "")
                        .replace(" start=" + CREATED, "")
                        .replace(" period_start=" + CREATED, "")
                        .replace(" period_end=" + Instant.ofEpochSecond(MONTH_END), ""))
                .toList();
    }

    private List<String> ordinals() {
        return books.facts().stream()
                .map(Fact::id)
                .map(id -> id.object() + " '" + id.ordinal() + "'")
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void aNewSubscriptionStatesItsTermsFromItsCreationOn() {
        deliver(event("created", CREATED, subscription("sub_1", item("si_1", price("price_1", "2000"), 5))));

        assertThat(books.documents())
                .containsExactly("si_1 subscription_item recurring USD 100.00 interval=month items=si_1"
                        + " period_end=2026-04-05T10:00:00Z period_start=2026-03-05T10:00:00Z price=price_1"
                        + " product=prod_1 quantity=5 start=2026-03-05T10:00:00Z status=active subscription=sub_1"
                        + " tax=exclusive unit_amount=20");
        assertThat(books.facts().get(0).occurredAt()).isEqualTo(CREATED);
        assertThat(books.sums().values().stream().mapToLong(Long::longValue).sum())
                .isZero();
    }

    @Test
    void eachChangeIsAStateOfItsOwnAndTellsTheOneBefore() {
        ObjectNode previous = none();
        previous.putObject("items").putArray("data").add(item("si_1", price("price_1", "2000"), 5));
        ObjectNode now = subscription("sub_1", item("si_1", price("price_2", "3000"), 5));

        deliver(updated(LATER, now, previous));

        assertThat(ordinals()).containsExactly("si_1 ''", "si_1 '" + LATER.getEpochSecond() + "'");
        assertThat(states())
                .containsExactly(
                        "si_1 subscription_item recurring USD 100.00 price=price_1 quantity=5 status=active unit_amount=20",
                        "si_1 subscription_item recurring USD 150.00 price=price_2 quantity=5 status=active unit_amount=30");
    }

    @Test
    @Scenario("A5")
    void theOrderOfEventsDoesNotMatter() {
        ObjectNode created =
                event("created", CREATED, subscription("sub_1", item("si_1", price("price_1", "2000"), 5)));
        ObjectNode previous = none().put("status", "incomplete");
        ObjectNode updated = updated(LATER, subscription("sub_1", item("si_1", price("price_1", "2000"), 5)), previous);
        deliver(updated);
        deliver(created);
        List<String> backwards = states();
        Books others = new Books(stripe, LATER.plusSeconds(60));
        others.deliver(created);
        others.deliver(updated);
        others.work();

        assertThat(others.documents()).isEqualTo(books.documents());
        assertThat(backwards.get(0)).contains("status=active");
    }

    @Test
    @Scenario("A7")
    void creationChangeAndEndWithinOneSecondDoNotContradictEachOther() {
        ObjectNode item = item("si_1", price("price_1", "2000"), 1);
        deliver(event(
                "deleted",
                CREATED,
                subscription("sub_1", item).put("status", "canceled").put("ended_at", START)));
        deliver(event("updated", CREATED, subscription("sub_1", item)));
        deliver(event("created", CREATED, subscription("sub_1", item).put("status", "incomplete")));

        assertThat(states())
                .containsExactly(
                        "si_1 subscription_item recurring USD 20.00 price=price_1 quantity=1 status=incomplete"
                                + " unit_amount=20",
                        "si_1 subscription_item recurring USD 20.00 ended=2026-03-05T10:00:00Z price=price_1 quantity=1"
                                + " status=canceled unit_amount=20");
    }

    @Test
    @Scenario("A7")
    void twoChangesInOneSecondAreContestedAndNotGuessed() {
        deliver(event("updated", LATER, subscription("sub_1", item("si_1", price("price_1", "2000"), 1))));
        deliver(event("updated", LATER, subscription("sub_1", item("si_1", price("price_1", "2000"), 2)))
                .put("id", "evt_other"));

        assertThat(books.sums().keySet()).allMatch(account -> account.startsWith("pending.contested"));
        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED");
    }

    @Test
    @Scenario("K8")
    void measuredUnitsHaveNoQuantityAndNoAmount() {
        deliver(event("created", CREATED, subscription("sub_1", metered("si_1", price("price_1", "0.5")))));

        assertThat(states())
                .containsExactly("si_1 subscription_item price=price_1 status=active unit_amount=0.005 usage=metered");
    }

    @Test
    @Scenario("K8")
    void noUnitsCostNothing() {
        deliver(event("created", CREATED, subscription("sub_1", item("si_1", price("price_1", "2000"), 0))));

        assertThat(states())
                .containsExactly(
                        "si_1 subscription_item recurring USD 0.00 price=price_1 quantity=0 status=active unit_amount=20");
    }

    @Test
    void aFractionOfACentIsKeptToTheLastDecimal() {
        deliver(event("created", CREATED, subscription("sub_1", item("si_1", price("price_1", "0.000000000001"), 3))));

        assertThat(states())
                .containsExactly("si_1 subscription_item price=price_1 quantity=3 status=active"
                        + " unit_amount=0.00000000000001");
    }

    @Test
    @Scenario("K4")
    void amountsOfCurrenciesWithOtherMinorUnitsAreExact() {
        ObjectNode yen = price("price_1", "1500").put("currency", "jpy");
        ObjectNode krona = price("price_2", "150000").put("currency", "isk");
        deliver(event(
                "created", CREATED, subscription("sub_1", item("si_1", yen, 1)).put("currency", "jpy")));
        deliver(event(
                        "created",
                        CREATED,
                        subscription("sub_2", item("si_2", krona, 1)).put("currency", "isk"))
                .put("id", "evt_2"));

        assertThat(states().get(0))
                .startsWith("si_1 subscription_item recurring JPY 1500 ")
                .endsWith("unit_amount=1500");
        assertThat(states().get(1))
                .startsWith("si_2 subscription_item recurring ISK 1500 ")
                .contains("unit_amount=1500");
    }

    @Test
    void tiersAreAskedForBecauseEventsDoNotShowThem() {
        stripe.put(tiered(price("price_1", "1"), "graduated"));
        ObjectNode shown = tiered(price("price_1", "1"), "graduated");
        shown.remove("tiers");

        deliver(event("created", CREATED, subscription("sub_1", item("si_1", shown, 12))));

        assertThat(states())
                .containsExactly("si_1 subscription_item price=price_1 quantity=12 scheme=graduated status=active"
                        + " tiers=10:5:20 *:4.005:0");
        assertThat(stripe.requests().get(0)).startsWith("GET /v1/prices/price_1?");
    }

    @Test
    void tiersThatStripeDoesNotHaveAreWaitedFor() {
        ObjectNode shown = tiered(price("price_1", "1"), "volume");
        shown.remove("tiers");

        deliver(event("created", CREATED, subscription("sub_1", item("si_1", shown, 12))));

        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND sub_1");
    }

    @Test
    void aPriceInSeveralCurrenciesIsReadInThatOfTheSubscription() {
        ObjectNode price = price("price_1", "2000");
        stripe.put(withOption(price.deepCopy(), "eur", "1800"));

        deliver(event(
                "created",
                CREATED,
                subscription("sub_1", item("si_1", price, 2)).put("currency", "eur")));

        assertThat(states())
                .containsExactly(
                        "si_1 subscription_item recurring EUR 36.00 price=price_1 quantity=2 status=active unit_amount=18");
    }

    private static ObjectNode withOption(ObjectNode price, String currency, String amount) {
        price.putObject("currency_options")
                .putObject(currency)
                .put("unit_amount_decimal", amount)
                .put("tax_behavior", "exclusive");
        return price;
    }

    @Test
    void unitsThatAreChargedInPackagesAreRoundedUp() {
        ObjectNode price = price("price_1", "500");
        price.putObject("transform_quantity").put("divide_by", 10).put("round", "up");

        deliver(event("created", CREATED, subscription("sub_1", item("si_1", price, 21))));

        assertThat(states())
                .containsExactly(
                        "si_1 subscription_item recurring USD 15.00 package=10 package_rounding=up price=price_1"
                                + " quantity=21 status=active unit_amount=5");
    }

    @Test
    void discountsAreAskedForBecauseEventsNameThemAlone() {
        stripe.put(coupon("quarter", "repeating").put("percent_off", 25.5));
        ObjectNode tenOff = coupon("ten", "forever").put("amount_off", 1000).put("currency", "usd");
        tenOff.putObject("applies_to").putArray("products").add("prod_1");
        stripe.put(tenOff);
        stripe.put(discount("di_1", "quarter").put("end", MONTH_END));
        stripe.put(discount("di_2", "ten"));
        ObjectNode item = item("si_1", price("price_1", "2000"), 5);
        item.withArray("discounts").add("di_2");
        ObjectNode subscription = subscription("sub_1", item);
        subscription.withArray("discounts").add("di_1");
        stripe.put(subscription);

        deliver(event("created", CREATED, subscription));

        assertThat(states())
                .containsExactly("si_1 subscription_item recurring USD 100.00 discount1_amount=USD 10.00"
                        + " discount1_duration=forever discount1_id=di_2 discount1_products=prod_1 discount1_reach=item"
                        + " discount2_duration=repeating discount2_end=2026-04-05T10:00:00Z discount2_id=di_1"
                        + " discount2_percent=25.5 discount2_reach=subscription price=price_1 quantity=5 status=active"
                        + " unit_amount=20");
    }

    @Test
    void aDiscountThatIsGoneIsStatedAsUnknown() {
        ObjectNode subscription = subscription("sub_1", item("si_1", price("price_1", "2000"), 1));
        stripe.put(subscription.deepCopy());
        subscription.withArray("discounts").add("di_9");

        deliver(event("created", CREATED, subscription));

        assertThat(states())
                .containsExactly(
                        "si_1 subscription_item recurring USD 20.00 discount1_duration=unknown discount1_id=di_9"
                                + " discount1_reach=subscription price=price_1 quantity=1 status=active unit_amount=20");
    }

    @Test
    void aDiscountThatChangesLeadsToItsSubscription() {
        stripe.put(coupon("half", "once").put("percent_off", 50));
        stripe.put(discount("di_1", "half"));
        ObjectNode subscription = subscription("sub_1", item("si_1", price("price_1", "2000"), 1));
        subscription.withArray("discounts").add("di_1");
        stripe.put(subscription);

        deliver(Payloads.event("evt_1", "customer.discount.created", discount("di_1", "half")));

        assertThat(ordinals()).containsExactly("si_1 ''", "si_1 '1772928000'");
        assertThat(states()).allMatch(text -> text.contains("discount1_duration=once discount1_id=di_1"));
    }

    @Test
    void aDiscountOfAWholeCustomerIsOnNoSubscription() {
        ObjectNode discount = discount("di_1", "half").putNull("subscription");

        deliver(Payloads.event("evt_1", "customer.discount.created", discount));

        assertThat(books.dispositions()).containsExactly("IGNORED NOTHING_STATED di_1");
    }

    @Test
    void trialPauseAndAgreedEndAreStated() {
        ObjectNode subscription = subscription("sub_1", item("si_1", price("price_1", "2000"), 1));
        subscription.put("status", "trialing").put("trial_end", MONTH_END).put("cancel_at_period_end", true);
        subscription.putObject("pause_collection").put("behavior", "void").put("resumes_at", MONTH_END);

        deliver(event("paused", LATER, subscription));

        assertThat(states())
                .containsExactly("si_1 subscription_item recurring USD 20.00 cancel_at=2026-04-05T10:00:00Z pause=void"
                        + " pause_end=2026-04-05T10:00:00Z price=price_1 quantity=1 status=trialing"
                        + " trial_end=2026-04-05T10:00:00Z unit_amount=20");
    }

    @Test
    @Scenario("A24")
    void itemsThatTheEventDoesNotShowAreListed() {
        ObjectNode first = item("si_1", price("price_1", "2000"), 1);
        ObjectNode second = item("si_2", price("price_2", "100"), 3);
        stripe.put(first).put(second);
        ObjectNode subscription = subscription("sub_1", first);
        ((ObjectNode) subscription.path("items")).put("has_more", true);

        deliver(event("created", CREATED, subscription));

        assertThat(states())
                .containsExactly(
                        "si_1 subscription_item recurring USD 20.00 si_2 price=price_1 quantity=1 status=active unit_amount=20",
                        "si_2 subscription_item recurring USD 3.00 si_2 price=price_2 quantity=3 status=active unit_amount=1");
    }

    @Test
    void anItemThatIsTakenAwayIsNamedNoMore() {
        ObjectNode previous = none();
        previous.putObject("items")
                .putArray("data")
                .add(item("si_1", price("price_1", "2000"), 1))
                .add(item("si_2", price("price_2", "100"), 3));

        deliver(updated(LATER, subscription("sub_1", item("si_1", price("price_1", "2000"), 1)), previous));

        assertThat(books.documents()).hasSize(3);
        assertThat(books.documents().stream().filter(text -> text.contains("items=si_1 si_2")))
                .hasSize(2);
        assertThat(books.documents().get(1)).startsWith("si_1 ").contains(" items=si_1 period");
    }

    @Test
    void theComingEndOfATrialStatesNothing() {
        deliver(event("trial_will_end", LATER, subscription("sub_1")));

        assertThat(books.dispositions()).containsExactly("IGNORED NOTHING_STATED sub_1");
    }

    @Test
    @Scenario("A22")
    void aWordThatIsNotKnownIsKeptAsideAndNamed() {
        ObjectNode odd =
                subscription("sub_1", item("si_1", price("price_1", "2000"), 1)).put("status", "asleep");

        deliver(event("updated", LATER, odd));

        assertThat(books.dispositions()).containsExactly("QUARANTINED SCHEMA $.data.object.status");
    }

    @Test
    @Scenario("A22")
    void aPriceWithoutAnAmountIsKeptAsideAndNamed() {
        ObjectNode price = price("price_1", "2000").putNull("unit_amount").putNull("unit_amount_decimal");

        deliver(event("updated", LATER, subscription("sub_1", item("si_1", price, 1))));

        assertThat(books.dispositions())
                .containsExactly("QUARANTINED SCHEMA $.data.object.items.data[0].price.unit_amount");
    }

    @Test
    @Scenario("B37")
    void anAmountThatIsNoNumberIsKeptAsideAndNamed() {
        ObjectNode price = price("price_1", "2000").put("unit_amount_decimal", "1e400");

        deliver(event("updated", LATER, subscription("sub_1", item("si_1", price, 1))));

        assertThat(books.dispositions())
                .containsExactly("QUARANTINED AMOUNT $.data.object.items.data[0].price.unit_amount_decimal");
    }
}
