package com.econlytics.jdbc;

import com.econlytics.audit.Actor;
import com.econlytics.customer.CustomerId;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.erasure.ErasureReceipt;
import com.econlytics.erasure.Erasures;
import com.econlytics.erasure.LegalHold;
import com.econlytics.erasure.LegalHoldException;
import com.econlytics.erasure.Pseudonyms;
import com.econlytics.erasure.Subject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Erases customers in PostgreSQL: one transaction under the lock of bookings, durable when it returns. The inbox is read
 * through before, so that bookings wait for the rest alone.
 *
 * <p>Example: {@code new JdbcErasures(dataSource, new FileErasureJournal(path), clock).erase(Subject.named(address))}.
 */
public final class JdbcErasures implements Erasures {
    private final Transactions transactions;
    private final ErasureJournal journal;
    private final Clock clock;

    /**
     * Erasures in a migrated database.
     *
     * @param journal where they are kept apart from the database
     * @param clock dates them, and tells which legal holds are in force
     */
    public JdbcErasures(DataSource dataSource, ErasureJournal journal, Clock clock) {
        this.transactions = new Transactions(dataSource, RetryPolicy.standard());
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public ErasureReceipt erase(Subject subject, Actor actor) {
        try {
            return erased(subject, actor);
        } catch (IllegalArgumentException | LegalHoldException refused) {
            transactions.noteRefusal(
                    "noting a refused erasure", refused, handle -> new ErasureAudit(handle).denied(actor));
            throw refused;
        }
    }

    private ErasureReceipt erased(Subject subject, Actor actor) {
        Scan scan = transactions.read("looking for messages about a customer", handle -> {
            ErasedSubject found = ErasedSubject.find(handle, subject);
            return new Scan(ErasedMessages.mentioning(handle, found.identifiers(), 0), ErasedMessages.last(handle));
        });
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        return transactions.writeAlone("erasing a customer", handle -> {
            Optional<ErasureReceipt> done = receipts(handle).stream()
                    .filter(receipt -> receipt.id().equals(id))
                    .findFirst();
            if (done.isPresent()) {
                return done.get();
            }
            ErasedSubject found = ErasedSubject.find(handle, subject);
            requireNoHold(handle, found.customers(), now);
            ErasedWords words = new ErasedWords(handle, SourceHash.of(handle));
            Erasing erasing = new Erasing(handle, words);
            erasing.remember(found.unknownWords());
            erasing.erase(found.parties());
            ErasedMessages messages = new ErasedMessages(handle, words);
            messages.lock();
            Set<Long> mentioning = new HashSet<>(scan.mentioning);
            mentioning.addAll(ErasedMessages.mentioning(handle, found.identifiers(), scan.last));
            erasing.count("messages", messages.empty(mentioning));
            ErasureReceipt receipt = ErasureReceipt.of(id, now, erasing.counts());
            new ErasureAudit(handle).erased(actor, store(handle, receipt), found.customers());
            // the last try counts; one that is never committed has the same customer erased at replay
            journal.append(new ErasureJournal.Entry(id, now, new TreeMap<>(erasing.added())));
            return receipt;
        });
    }

    /**
     * Whether the subject names anybody, erased or not. An erasure of nobody is remembered all the same, which is not what
     * people mean who mistype.
     */
    public boolean knows(Subject subject) {
        return transactions.read("looking for a customer", handle -> ErasedSubject.isKnown(handle, subject));
    }

    @Override
    public List<ErasureReceipt> receipts() {
        return transactions.read("reading the receipts of erasures", JdbcErasures::receipts);
    }

    @Override
    public int replay() {
        List<ErasureJournal.Entry> entries = journal.entries();
        return transactions.writeAlone("erasing again what a restored database holds", handle -> {
            Set<String> known = new HashSet<>();
            receipts(handle).forEach(receipt -> known.add(receipt.id()));
            List<ErasureJournal.Entry> unknown =
                    entries.stream().filter(entry -> known.add(entry.erasure())).toList();
            unknown.forEach(entry -> replay(handle, entry));
            return unknown.size();
        });
    }

    private static void replay(Handle handle, ErasureJournal.Entry entry) {
        ErasedWords words = new ErasedWords(handle, SourceHash.of(handle));
        words.add(entry.pseudonyms());
        Erasing erasing = new Erasing(handle, words);
        new ErasedParties(handle, words).rename(words.renamed(names(handle)));
        erasing.erase(handle.createQuery("select p.party_no from econlytics.party p"
                        + " join econlytics.erased_word w on w.word_key = p.party_key where not p.erased")
                .mapTo(Long.class)
                .list());
        ErasedMessages messages = new ErasedMessages(handle, words);
        messages.lock();
        erasing.count("messages", messages.emptyAllErased());
        ErasureReceipt receipt = ErasureReceipt.of(entry.erasure(), entry.erasedAt(), erasing.counts());
        new ErasureAudit(handle).replayed(store(handle, receipt));
    }

    private static List<String> names(Handle handle) {
        return handle.createQuery("select distinct name from econlytics.party_name")
                .mapTo(String.class)
                .filter(name -> !Pseudonyms.isOne(name))
                .list();
    }

    @Override
    public void hold(Subject subject, LegalHold hold) {
        transactions.writeAlone("placing a legal hold", handle -> {
            Set<Long> customers = ErasedSubject.find(handle, subject).customers();
            if (customers.isEmpty()) {
                throw new IllegalArgumentException("no customer is known by that; hold one that the ledger has");
            }
            long number = LastNumber.of(handle, "hold_no", "legal_hold");
            PreparedBatch rows = handle.prepareBatch(
                    "insert into econlytics.legal_hold"
                            + " (hold_no, customer_no, reason, until, placed_at) values (:no, :customer, :reason, :until, :now)");
            for (long customer : customers) {
                rows.bind("no", ++number)
                        .bind("customer", customer)
                        .bind("reason", hold.reason())
                        .bind("until", hold.until().atOffset(ZoneOffset.UTC))
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .add();
            }
            new ErasureAudit(handle).held(customers);
            return rows.execute();
        });
    }

    private static void requireNoHold(Handle handle, Collection<Long> customers, Instant now) {
        handle.createQuery("select customer_no, reason, until from econlytics.legal_hold"
                        + " where customer_no = any(:customers) and until > :now order by until desc, hold_no limit 1")
                .bindArray("customers", Long.class, customers)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new LegalHoldException(
                        new CustomerId(row.getLong("customer_no")),
                        new LegalHold(
                                row.getString("reason"),
                                row.getObject("until", OffsetDateTime.class).toInstant())))
                .findOne()
                .ifPresent(held -> {
                    throw held;
                });
    }

    /** The number of the receipt. */
    private static long store(Handle handle, ErasureReceipt receipt) {
        long number = LastNumber.of(handle, "erasure_no", "erasure") + 1;
        handle.execute(
                "insert into econlytics.erasure (erasure_no, erasure_id, erased_at) values (?, ?, ?)",
                number,
                receipt.id(),
                receipt.erasedAt().atOffset(ZoneOffset.UTC));
        receipt.counts()
                .forEach((kind, amount) -> handle.execute(
                        "insert into econlytics.erasure_count (erasure_no, kind, amount) values (?, ?, ?)",
                        number,
                        kind,
                        amount));
        return number;
    }

    private static List<ErasureReceipt> receipts(Handle handle) {
        Map<Long, Map<String, Long>> counts = new TreeMap<>();
        handle.createQuery("select erasure_no, kind, amount from econlytics.erasure_count")
                .map((row, context) -> counts.computeIfAbsent(row.getLong(1), unseen -> new TreeMap<>())
                        .put(row.getString(2), row.getLong(3)))
                .list();
        return handle.createQuery(
                        "select erasure_no, erasure_id, erased_at from econlytics.erasure order by erasure_no")
                .map((row, context) -> ErasureReceipt.of(
                        row.getString("erasure_id"),
                        row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                        counts.getOrDefault(row.getLong("erasure_no"), Map.of())))
                .list();
    }

    private record Scan(Set<Long> mentioning, long last) {}
}
