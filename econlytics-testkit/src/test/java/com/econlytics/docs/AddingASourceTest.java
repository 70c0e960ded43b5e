package com.econlytics.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Sync;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.laws.ConnectorLaws;
import com.econlytics.time.BusinessCalendar;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source of {@code docs/adding-a-source.md} is a source: it keeps the laws of every connector, and the core knows nothing of it. */
class AddingASourceTest implements ConnectorLaws {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");

    @Override
    public ChartOfAccounts chart() {
        return ChartOfAccounts.standard().with(ParcelCosts.SHIPPING);
    }

    @Override
    public Subject subject() {
        // doc:start
        FakeCarrier carrier = new FakeCarrier(shipments());
        return new Subject() {
            @Override
            public Connector connector() {
                return new ParcelCosts(STRIPE, carrier.baseUri(), "t0ken");
            }

            @Override
            public void failBy(FaultPlan plan) {
                carrier.failBy(plan);
            }

            @Override
            public void close() {
                carrier.close();
            }
        };
        // doc:end
    }

    @Test
    void aParcelCostsTheCustomerWhoGotItAndARecordThatIsNoneIsPutAside() {
        SettableClock clock = SettableClock.at("2026-07-01T00:00:00Z");
        Booking booking = new Booking(chart(), new BusinessCalendar(ZoneOffset.UTC));
        InMemoryLedger ledger = new InMemoryLedger(booking, new Matching(Matching.Emails.IGNORE), clock);
        ledger.book(Batch.of(List.of(Posting.settled(
                FactId.of(STRIPE, "ch_1", "charge"),
                Instant.parse("2026-06-01T10:00:00Z"),
                Party.ofRecord(STRIPE, "cus_ann"),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse("EUR 29.00")))))));
        try (FakeCarrier carrier = new FakeCarrier(shipments())) {
            Sync sync = new Sync(ledger, ledger.leases(), "host-1");
            ParcelCosts parcels = new ParcelCosts(STRIPE, carrier.baseUri(), "t0ken");

            assertThat(sync.runOnce(parcels))
                    .hasToString("Outcome[status=COMPLETED, records=6, newStatements=5, rejected=1,"
                            + " newMoney={EUR=EUR -25.00}]");
            assertThat(sync.freshness(parcels).ageAt(clock.instant())).contains(Duration.ofDays(1));
        }
        assertThat(ledger.balances())
                .filteredOn(balance -> balance.key().customer().isCustomer())
                .extracting(balance -> balance.key().account() + " " + balance.amount())
                .containsExactlyInAnyOrder("receipts 2900", "shipping -1500", "shipping -1000");
        assertThat(ledger.balances().stream().mapToLong(Balance::amount).sum()).isEqualTo(400);
        assertThat(ledger.inbox().counts()).containsExactlyEntriesOf(Map.of("QUARANTINED SCHEMA", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ParcelCosts.java", "FakeCarrier.java", "AddingASourceTest.java"})
    void theGuideShowsTheCodeThatRuns(String file) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "adding-a-source.md")))
                .contains(Shown.of(file));
    }

    /** Three parcels of Ann's and two of Bob's, each at 5.00, and one that costs "much". */
    private static List<ObjectNode> shipments() {
        return List.of(
                shipment(1, "cus_ann", "5.00"),
                shipment(2, "cus_bob", "5.00"),
                shipment(3, "cus_ann", "5.00"),
                shipment(4, "cus_ann", "much"),
                shipment(5, "cus_bob", "5.00"),
                shipment(6, "cus_ann", "5.00"));
    }

    private static ObjectNode shipment(int number, String customer, String cost) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "shp_" + number)
                .put("order", "ord_" + number)
                .put("customer", customer)
                .put("shipped_at", "2026-06-0" + number + "T10:00:00Z")
                .put("currency", "EUR")
                .put("cost", cost);
    }
}
