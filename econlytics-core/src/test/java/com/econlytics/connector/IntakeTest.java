package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final InMemoryLedger ledger = new InMemoryLedger(
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
            new Matching(Matching.Emails.IGNORE),
            clock);
    private final Inbox inbox = ledger.inbox();

    @Test
    void booksWhatTheReaderUnderstands() {
        receive("USD 10.00");
        assertThat(intake(IntakeTest::amount).runOnce()).isEqualTo(1);
        assertThat(inbox.counts()).containsOnlyKeys("APPLIED");
        assertThat(facts()).hasSize(1);
        assertThat(intake(IntakeTest::amount).runOnce()).isZero();
    }

    @Test
    void aDefectOfTheReaderStopsNothingElseAndEndsInQuarantine() {
        receive("not an amount");
        receive("USD 10.00");
        Intake intake = intake(IntakeTest::amount);
        intake.runOnce();
        assertThat(facts()).hasSize(1);
        assertThat(inbox.counts()).containsEntry("PENDING ATTEMPTS_EXHAUSTED", 1L);
        for (int attempt = 2; attempt <= 5; attempt++) {
            now = now.plus(Duration.ofHours(6));
            intake.runOnce();
        }
        assertThat(inbox.counts()).containsEntry("QUARANTINED ATTEMPTS_EXHAUSTED", 1L);
        now = now.plus(Duration.ofDays(1));
        assertThat(intake.runOnce()).isZero();
    }

    @Test
    void aSourceThatCannotBeAskedIsAskedLater() {
        receive("USD 10.00");
        MessageReader unavailable = (message, at) -> {
            throw new SourceException("no answer; try again", 503, "", SourceException.Retry.MAY_HELP);
        };
        intake(unavailable).runOnce();
        assertThat(inbox.entries(0, 10_000).get(0).disposition())
                .isEqualTo(new Disposition(
                        1, Disposition.Status.PENDING, Reason.SOURCE_UNAVAILABLE, "status 503", NOON.plusSeconds(5)));
        now = NOON.plusSeconds(5);
        intake(IntakeTest::amount).runOnce();
        assertThat(inbox.counts()).containsOnlyKeys("APPLIED");
    }

    @Test
    void anOutageIsMetOnceInABatchAndTheMessagesBehindItWaitUnread() {
        receive("USD 10.00");
        receive("USD 20.00");
        receive("USD 30.00");
        List<Long> asked = new ArrayList<>();
        MessageReader unavailable = (message, at) -> {
            asked.add(message.number());
            if (message.number() == 1) {
                return amount(message, at);
            }
            throw new SourceException("no answer; try again", 503, "", SourceException.Retry.MAY_HELP);
        };

        intake(unavailable).runOnce();

        assertThat(asked).containsExactly(1L, 2L);
        assertThat(inbox.entries(0, 10_000))
                .extracting(Inbox.Entry::disposition)
                .extracting(Disposition::status, Disposition::detail)
                .containsExactly(
                        tuple(Disposition.Status.APPLIED, ""),
                        tuple(Disposition.Status.PENDING, "status 503"),
                        tuple(Disposition.Status.PENDING, "not asked"));
        assertThat(facts()).hasSize(1);
    }

    @Test
    void aMessageThatTheSourceAlwaysFailsForDoesNotHoldUpTheOthersForEver() {
        receive("USD 10.00");
        receive("USD 20.00");
        Intake intake = intake((message, at) -> {
            if (message.number() == 1) {
                throw new SourceException("no answer; try again", 500, "", SourceException.Retry.MAY_HELP);
            }
            return amount(message, at);
        });

        for (int look = 1; look <= 4; look++) {
            intake.runOnce();
            now = now.plusSeconds(5);
        }

        assertThat(inbox.counts()).containsEntry("APPLIED", 1L).containsEntry("PENDING SOURCE_UNAVAILABLE", 1L);
    }

    @Test
    void aRefusalThatConcernsOneMessageStopsNoOther() {
        receive("USD 10.00");
        receive("USD 20.00");
        intake((message, at) -> {
                    if (message.number() == 1) {
                        throw new SourceException("refused", 400, "", SourceException.Retry.IS_USELESS);
                    }
                    return amount(message, at);
                })
                .runOnce();

        assertThat(inbox.counts()).containsEntry("APPLIED", 1L).containsEntry("PENDING SOURCE_UNAVAILABLE", 1L);
    }

    @Test
    void anAmountThatDoesNotFitIsKeptAsideAndTheRestIsBooked() {
        receive("USD 92233720368547758.07");
        receive("USD 10.00");
        intake(IntakeTest::amount).runOnce();
        assertThat(inbox.counts()).containsEntry("QUARANTINED UNBOOKABLE", 1L).containsEntry("APPLIED", 1L);
        assertThat(facts()).hasSize(1);
    }

    @Test
    void aPendingMessageIsLookedAtLessAndLessOften() {
        Message first = new Message(1, STRIPE, "evt_1", RawBody.of(""), NOON, 1);
        Message fourth = new Message(1, STRIPE, "evt_1", RawBody.of(""), NOON, 4);
        Message hundredth = new Message(1, STRIPE, "evt_1", RawBody.of(""), NOON, 100);
        assertThat(Backoff.next(first, NOON)).isEqualTo(NOON.plusSeconds(5));
        assertThat(Backoff.next(fourth, NOON)).isEqualTo(NOON.plusSeconds(40));
        assertThat(Backoff.next(hundredth, NOON)).isEqualTo(NOON.plus(Duration.ofHours(6)));
    }

    private Intake intake(MessageReader reader) {
        return new Intake(inbox, reader, ledger, clock, 10);
    }

    private void receive(String body) {
        inbox.receive(STRIPE, "evt_" + body.hashCode(), RawBody.of(body), now);
    }

    private static Preparation amount(Message message, Instant now) {
        Money amount = Money.parse(new String(message.body().toByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        Posting posting = Posting.settled(
                FactId.of(STRIPE, message.key(), "charge"),
                now,
                Party.unknown(),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, amount)));
        return new Preparation(List.of(posting), List.of(), List.of(), Disposition.applied(message));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        ledger.readFacts(facts::add);
        return facts;
    }
}
