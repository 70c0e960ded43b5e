package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.audit.Actor;
import com.econlytics.audit.AuditEntry;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditLog;
import com.econlytics.audit.AuditSubject;
import com.econlytics.audit.Seal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The contract of every audit log. */
public interface AuditLogLaws {
    /** A log without entries. */
    AuditLog emptyLog();

    /** The event of customer {@code number}, which these laws tell from others by that number. */
    static AuditEvent event(long number) {
        AuditSubject subject = new AuditSubject("customer", number);
        return AuditEvent.done(new Actor("user 17"), "EXPORT_FIGURES", List.of(subject), 4);
    }

    @Test
    default void whatIsAppendedIsReadInItsOrder() {
        AuditLog log = emptyLog();
        AuditEvent denied = AuditEvent.denied(new Actor("Zoë 'x'"), "CLOSE_BOOKS", List.of(), 0);
        log.append(event(1));
        log.append(denied);
        log.append(event(2));
        requireEqual(List.of(event(1), denied, event(2)), events(log.latest(9)));
        requireEqual(List.of(denied, event(2)), events(log.latest(2)));
    }

    @Test
    default void anEmptyLogIsIntactAndHasNoHead() {
        AuditLog log = emptyLog();
        requireEqual(Seal.START, log.head());
        requireEqual(Seal.START, log.seal());
        require(log.verify().intact(), () -> "nothing can have been altered");
    }

    @Test
    default void sealingCoversWhatWasAppendedBeforeAndLeavesTheRest() {
        AuditLog log = emptyLog();
        log.append(event(1));
        log.append(event(2));
        Seal head = log.seal();
        requireEqual(2L, head.position());
        requireEqual(head, log.seal());
        log.append(event(3));
        requireEqual(head, log.head());
        requireEqual(1L, log.verify().unsealed());
        requireEqual(3L, log.seal().position());
        requireEqual(0L, log.verify().unsealed());
    }

    @Test
    default void theHeadDoesNotDependOnHowOftenItIsSealed() {
        AuditLog log = emptyLog();
        log.append(event(1));
        log.seal();
        log.append(event(2));
        Seal head = log.seal();
        Seal expected = Seal.START;
        for (AuditEntry entry : log.latest(2)) {
            expected = expected.next(entry);
        }
        requireEqual(expected, head);
        requireEqual(expected, Seal.parse(head.toString()));
    }

    @Test
    default void everyEarlierHeadIsPartOfTheChainAndNoOther() {
        AuditLog log = emptyLog();
        log.append(event(1));
        Seal first = log.seal();
        log.append(event(2));
        Seal second = log.seal();
        require(log.verify(first).intact(), () -> "an earlier head is part of the chain");
        require(log.verify(second).intact(), () -> "the head is part of the chain");
        Seal forged = new Seal(2, first.hash());
        requireEqual(2L, log.verify(forged).tampering().orElseThrow().position());
        Seal beyond = new Seal(3, first.hash());
        requireEqual(3L, log.verify(beyond).tampering().orElseThrow().position());
    }

    @Test
    default void ofManyWhoAppendAndSealAtOnceEachEntryIsChainedOnce() {
        AuditLog log = emptyLog();
        int events = 200;
        IntStream.range(0, events).parallel().forEach(number -> {
            log.append(event(number));
            if (number % 10 == 0) {
                log.seal();
            }
        });
        requireEqual((long) events, log.seal().position());
        require(log.verify(log.head()).intact(), () -> log.verify().toString());
        requireEqual(
                new TreeSet<>(LongStream.range(0, events).boxed().toList()),
                new TreeSet<>(events(log.latest(events)).stream()
                        .map(event -> event.subjects().get(0).number())
                        .toList()));
    }

    private static List<AuditEvent> events(List<AuditEntry> entries) {
        return entries.stream().map(AuditEntry::event).toList();
    }
}
