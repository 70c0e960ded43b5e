package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.connector.Intake;
import com.econlytics.connector.Preparation;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Inbox.Reception;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of every inbox, together with the ledger that disposes of its messages. */
public interface InboxLaws {
    /** Where the messages of the laws are from. */
    SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    /** When they arrive. */
    Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    /** Bytes that no text column could hold. */
    RawBody BODY = RawBody.of(new byte[] {0, 1, (byte) 0xff, '{'});

    /** An empty inbox and the ledger it belongs to. */
    Store emptyStore();

    /**
     * An inbox and the ledger it belongs to.
     *
     * @param inbox empty
     * @param ledger whose bookings dispose of the inbox's messages
     */
    record Store(Inbox inbox, Ledger ledger) {}

    @Scenario("A11")
    @Test
    default void bytesComeOutAsTheyWentIn() {
        Inbox inbox = emptyStore().inbox();
        requireEqual(Reception.STORED, inbox.receive(STRIPE, "evt_1", BODY, NOON));
        Message message = inbox.claim(10, NOON).get(0);
        requireEqual(new Message(message.number(), STRIPE, "evt_1", BODY, NOON, 1), message);
    }

    @Scenario("A1")
    @Test
    default void theSameMessageTwiceIsOne() {
        Inbox inbox = emptyStore().inbox();
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        requireEqual(Reception.DUPLICATE, inbox.receive(STRIPE, "evt_1", BODY, NOON.plusSeconds(9)));
        requireEqual(Map.of("RECEIVED", 1L), inbox.counts());
    }

    @Scenario("A4")
    @Test
    default void otherBytesUnderAKnownKeyAreKeptAsideAndTheFirstStay() {
        Inbox inbox = emptyStore().inbox();
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        requireEqual(Reception.CONFLICTING, inbox.receive(STRIPE, "evt_1", RawBody.of("forged"), NOON));
        requireEqual(Reception.CONFLICTING, inbox.receive(STRIPE, "evt_1", RawBody.of("forged"), NOON));
        requireEqual(Map.of("RECEIVED", 1L, "QUARANTINED PAYLOAD_MISMATCH", 1L), inbox.counts());
        requireEqual(BODY, inbox.claim(10, NOON).get(0).body());
    }

    @Test
    default void twoAccountsMayUseOneKey() {
        Inbox inbox = emptyStore().inbox();
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        requireEqual(Reception.STORED, inbox.receive(SourceAccount.of("stripe", "acct_2"), "evt_1", BODY, NOON));
    }

    @Scenario("A27")
    @Test
    default void aClaimedMessageIsDueAgainAfterAMinuteAndCountsItsAttempts() {
        Inbox inbox = emptyStore().inbox();
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        requireEqual(1, inbox.claim(10, NOON).size());
        requireEqual(List.of(), inbox.claim(10, NOON.plusSeconds(59)));
        requireEqual(2, inbox.claim(10, NOON.plusSeconds(60)).get(0).attempts());
    }

    @Scenario("A2")
    @Test
    default void ofManyDeliveriesOfOneMessageAtOnceOneIsStored() throws InterruptedException, ExecutionException {
        Inbox inbox = emptyStore().inbox();
        ExecutorService senders = Executors.newFixedThreadPool(32);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Reception>> answers = new ArrayList<>();
            for (int sender = 0; sender < 32; sender++) {
                answers.add(senders.submit(() -> {
                    start.await();
                    return inbox.receive(STRIPE, "evt_1", BODY, NOON);
                }));
            }
            start.countDown();
            int stored = 0;
            for (Future<Reception> answer : answers) {
                stored += answer.get() == Reception.STORED ? 1 : 0;
            }
            requireEqual(1, stored);
            requireEqual(Map.of("RECEIVED", 1L), inbox.counts());
        } finally {
            senders.shutdownNow();
        }
    }

    @Scenario("A26")
    @Test
    default void aMessageThatCannotBeReadStopsNoneOfItsBatchAndIsPutAsideAfterFiveTries() {
        Store store = emptyStore();
        List.of("evt_1", "evt_2", "evt_3").forEach(key -> store.inbox().receive(STRIPE, key, BODY, NOON));
        SettableClock clock = SettableClock.at(NOON);
        Intake intake = new Intake(store.inbox(), InboxLaws::readUnlessDefect, store.ledger(), clock, 10);
        intake.runOnce();
        requireEqual(
                Map.of("APPLIED", 2L, "PENDING ATTEMPTS_EXHAUSTED", 1L),
                store.inbox().counts());
        for (int tries = 2; tries <= 5; tries++) {
            clock.advance(Duration.ofHours(6));
            intake.runOnce();
        }
        requireEqual(
                Map.of("APPLIED", 2L, "QUARANTINED ATTEMPTS_EXHAUSTED", 1L),
                store.inbox().counts());
    }

    private static Preparation readUnlessDefect(Message message, Instant now) {
        if (message.key().equals("evt_2")) {
            throw new IllegalStateException("a defect of the reader");
        }
        return Preparation.of(Disposition.applied(message));
    }

    @Scenario("A27")
    @Test
    default void aClaimThatNobodyDisposedOfIsCountedAsLostUntilSomebodyDoes() {
        Store store = emptyStore();
        store.inbox().receive(STRIPE, "evt_1", BODY, NOON);
        store.inbox().claim(10, NOON);
        Message second = store.inbox().claim(10, NOON.plusSeconds(60)).get(0);
        requireEqual(1, second.lostAttempts());
        Disposition later = Disposition.pending(second, Reason.FEE_UNKNOWN, "ch_1", NOON.plusSeconds(120));
        store.ledger().book(Batch.builder().disposition(later).build());
        requireEqual(0, store.inbox().claim(10, NOON.plusSeconds(120)).get(0).lostAttempts());
    }

    @Scenario("A27")
    @Test
    default void aMessageThatEndsTheProgramIsPutAsideAndTheOnesBehindItAreRead() {
        Store store = emptyStore();
        store.inbox().receive(STRIPE, "evt_1", BODY, NOON);
        store.inbox().receive(STRIPE, "evt_2", BODY, NOON);
        SettableClock clock = SettableClock.at(NOON);
        Intake intake = new Intake(store.inbox(), InboxLaws::readUnlessPoison, store.ledger(), clock, 10);
        for (int ends = 0; ends < 3; ends++) {
            try {
                intake.runOnce();
            } catch (OutOfMemoryError killed) {
                clock.advance(Duration.ofMinutes(1));
            }
        }
        intake.runOnce();
        requireEqual(
                Map.of("QUARANTINED ATTEMPTS_EXHAUSTED", 1L, "APPLIED", 1L),
                store.inbox().counts());
    }

    /** One message takes the program down each time it is read. */
    private static Preparation readUnlessPoison(Message message, Instant now) {
        if (message.key().equals("evt_1")) {
            throw new OutOfMemoryError("the program ends here");
        }
        return Preparation.of(Disposition.applied(message));
    }

    @Scenario({"A21", "A23"})
    @Test
    default void whatWasLeftOutOrPutAsideForAReasonIsDueAgainWhenThatIsReplayed() {
        Store store = emptyStore();
        store.inbox().receive(STRIPE, "evt_1", BODY, NOON);
        store.inbox().receive(STRIPE, "evt_2", BODY, NOON);
        store.inbox().quarantine(new Rejection(STRIPE, "txn_1", BODY, Reason.UNKNOWN_ACCOUNT, ""), NOON);
        List<Message> messages = store.inbox().claim(10, NOON);
        store.ledger()
                .book(Batch.builder()
                        .disposition(Disposition.quarantined(messages.get(0), Reason.UNKNOWN_ACCOUNT, "acct_9"))
                        .disposition(Disposition.ignored(messages.get(1), Reason.UNHANDLED_TYPE, "a.type"))
                        .build());
        requireEqual(1, store.inbox().replay(Reason.UNKNOWN_ACCOUNT, NOON.plusSeconds(60)));
        requireEqual(0, store.inbox().replay(Reason.UNKNOWN_ACCOUNT, NOON.plusSeconds(60)));
        requireEqual(1, store.inbox().replay(Reason.UNHANDLED_TYPE, NOON.plusSeconds(60)));
        requireEqual(List.of(), store.inbox().claim(10, NOON));
        List<Message> again = store.inbox().claim(10, NOON.plusSeconds(60));
        requireEqual(List.of("evt_1", "evt_2"), again.stream().map(Message::key).toList());
        requireEqual(1, again.get(0).attempts());
        requireEqual(0, again.get(0).lostAttempts());
    }

    @Test
    default void whereAMessageStandsIsFoundByItsKey() {
        Inbox inbox = emptyStore().inbox();
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        requireEqual(
                Optional.of("RECEIVED"),
                inbox.find(STRIPE, "evt_1")
                        .map(entry -> entry.disposition().status().name()));
        requireEqual(Optional.empty(), inbox.find(STRIPE, "evt_2"));
        requireEqual(Optional.empty(), inbox.find(SourceAccount.of("stripe", "acct_2"), "evt_1"));
    }

    @Test
    default void whereMessagesStandIsReadPageByPage() {
        Inbox inbox = emptyStore().inbox();
        List<String> keys = List.of("evt_3", "evt_1", "evt_2");
        keys.forEach(key -> inbox.receive(STRIPE, key, BODY, NOON));
        List<Inbox.Entry> first = inbox.entries(0, 2);
        requireEqual(keys.subList(0, 2), first.stream().map(Inbox.Entry::key).toList());
        long last = first.get(1).disposition().messageNumber();
        requireEqual(
                keys.subList(2, 3),
                inbox.entries(last, 2).stream().map(Inbox.Entry::key).toList());
        requireEqual(
                List.of(),
                inbox.entries(inbox.entries(last, 2).get(0).disposition().messageNumber(), 2));
    }

    @Test
    default void whatHasBeenDueLongestIsHandedOutFirst() {
        Store store = emptyStore();
        store.inbox().receive(STRIPE, "evt_1", BODY, NOON);
        Message early = store.inbox().claim(1, NOON).get(0);
        Disposition later = Disposition.pending(early, Reason.FEE_UNKNOWN, "ch_1", NOON.plusSeconds(300));
        store.ledger().book(Batch.builder().disposition(later).build());
        store.inbox().receive(STRIPE, "evt_2", BODY, NOON.plusSeconds(200));
        requireEqual(
                "evt_2", store.inbox().claim(1, NOON.plusSeconds(400)).get(0).key());
        requireEqual(
                "evt_1", store.inbox().claim(1, NOON.plusSeconds(400)).get(0).key());
    }

    @Test
    default void messagesAreHandedOutOldestFirst() {
        Inbox inbox = emptyStore().inbox();
        inbox.receive(STRIPE, "evt_2", BODY, NOON);
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        requireEqual(
                List.of("evt_2"),
                inbox.claim(1, NOON).stream().map(Message::key).toList());
        requireEqual(
                List.of("evt_1"),
                inbox.claim(1, NOON).stream().map(Message::key).toList());
    }

    @Test
    default void aDispositionIsBookedWithTheFactsAndEndsTheMessage() {
        Store store = emptyStore();
        store.inbox().receive(STRIPE, "evt_1", BODY, NOON);
        Message message = store.inbox().claim(10, NOON).get(0);
        store.ledger()
                .book(Batch.builder().disposition(Disposition.applied(message)).build());
        requireEqual(Map.of("APPLIED", 1L), store.inbox().counts());
        requireEqual(List.of(), store.inbox().claim(10, NOON.plusSeconds(3600)));
    }

    @Test
    default void aPendingMessageIsDueWhenItSaysSo() {
        Store store = emptyStore();
        store.inbox().receive(STRIPE, "evt_1", BODY, NOON);
        Message message = store.inbox().claim(10, NOON).get(0);
        Disposition later = Disposition.pending(message, Reason.FEE_UNKNOWN, "/data/object", NOON.plusSeconds(300));
        store.ledger().book(Batch.builder().disposition(later).build());
        requireEqual(later, store.inbox().entries(0, 10_000).get(0).disposition());
        requireEqual(List.of(), store.inbox().claim(10, NOON.plusSeconds(299)));
        requireEqual(1, store.inbox().claim(10, NOON.plusSeconds(300)).size());
    }

    @Test
    default void aRejectedRecordWithOtherBytesIsKeptBesideTheFirst() {
        Store store = emptyStore();
        store.inbox().quarantine(new Rejection(STRIPE, "txn_1", BODY, Reason.AMOUNT, "/amount"), NOON);
        Rejection other = new Rejection(STRIPE, "txn_1", RawBody.of("other"), Reason.AMOUNT, "/amount");
        store.inbox().quarantine(other, NOON);
        store.inbox().quarantine(other, NOON);
        requireEqual(Map.of("QUARANTINED AMOUNT", 2L), store.inbox().counts());
    }

    @Test
    default void aDispositionOfAnUnknownMessageIsRefusedAndNothingIsBooked() {
        Store store = emptyStore();
        Message unknown = new Message(99, STRIPE, "evt_99", BODY, NOON, 1);
        Batch batch = Batch.builder()
                .disposition(Disposition.applied(unknown))
                .checkpoint("stripe", "cursor")
                .build();
        String refusal = "";
        try {
            store.ledger().book(batch);
        } catch (IllegalArgumentException expected) {
            refusal = String.valueOf(expected.getMessage());
        }
        requireEqual("message 99 is not in the inbox; dispose of messages that it handed out", refusal);
        requireEqual(Optional.empty(), store.ledger().findCheckpoint("stripe"));
    }

    @Test
    default void aRejectedRecordIsKeptOnceAndNeverHandedOut() {
        Store store = emptyStore();
        Rejection rejection = new Rejection(STRIPE, "txn_1", BODY, Reason.AMOUNT, "/amount");
        store.ledger().book(Batch.builder().rejections(List.of(rejection)).build());
        store.ledger().book(Batch.builder().rejections(List.of(rejection)).build());
        requireEqual(Map.of("QUARANTINED AMOUNT", 1L), store.inbox().counts());
        require(
                store.inbox().claim(10, NOON.plusSeconds(3600)).isEmpty(),
                () -> "a quarantined record must not be handed out");
    }
}
