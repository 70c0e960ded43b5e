package com.econlytics.examples.service;

import com.econlytics.customer.CustomerId;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.erasure.ErasureReceipt;
import com.econlytics.erasure.Subject;
import com.econlytics.examples.settings.SettingsException;
import com.econlytics.examples.settings.Variable;
import com.econlytics.jdbc.FileErasureJournal;
import com.econlytics.jdbc.JdbcErasures;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The erasures of a database, and the journal that outlives its backups if there is one. */
public final class JournaledErasures {
    private static final String NUMBER = "[1-9][0-9]{0,17}";
    private static final String CUSTOMER = "customer:";
    private static final String ID = "id:";

    private final JdbcErasures erasures;
    private final String warning;

    private JournaledErasures(JdbcErasures erasures, String warning) {
        this.erasures = erasures;
        this.warning = warning;
    }

    /** Erasures that are kept in {@code journal} as well, in a migrated database. */
    public static JournaledErasures in(Path journal, Database database, Clock clock) {
        return new JournaledErasures(new JdbcErasures(database.booking(), new FileErasureJournal(journal), clock), "");
    }

    /** Erasures that are kept nowhere else, which is worth a warning. */
    public static JournaledErasures withoutJournal(Database database, Clock clock) {
        return new JournaledErasures(
                new JdbcErasures(database.booking(), ErasureJournal.inMemory(), clock),
                "Warning: " + Variable.ECONLYTICS_ERASURE_JOURNAL
                        + " is not set; who was erased comes back with a restored backup, and is not erased again.");
    }

    /** What whoever runs this has to know. */
    public Optional<String> warning() {
        return Optional.of(warning).filter(text -> !text.isEmpty());
    }

    /**
     * Erases again whom a restored backup brought back; to be called before anything is served.
     *
     * @throws SettingsException if the journal cannot be read
     */
    public int replay() {
        return journaled(erasures::replay);
    }

    /**
     * Forgets whom {@code identifier} names.
     *
     * @param identifier a customer's number, an id at a source, an alias or an e-mail address; {@code customer:12} and
     *     {@code id:12} say which of them it is
     * @throws UnclearSubjectException if it names nobody, or several
     * @throws SettingsException if the journal cannot be written; then nobody was erased
     */
    public ErasureReceipt erase(String identifier) {
        Subject subject = subject(identifier.strip());
        try {
            return journaled(() -> erasures.erase(subject));
        } catch (IllegalArgumentException several) {
            throw new UnclearSubjectException(String.valueOf(several.getMessage()));
        }
    }

    /** All erasures of this database, oldest first. */
    public List<ErasureReceipt> receipts() {
        return erasures.receipts();
    }

    /** Ids of many sources are numbers too, so a number must not erase whoever it was not meant for. */
    private Subject subject(String identifier) {
        List<Subject> known =
                readings(identifier).stream().filter(erasures::knows).toList();
        if (known.isEmpty()) {
            throw new UnclearSubjectException("nobody is known by that identifier; nothing was erased");
        }
        if (known.size() > 1) {
            throw new UnclearSubjectException("that is a customer's number and somebody's id; write " + CUSTOMER
                    + " or " + ID + " in front of it; nothing was erased");
        }
        return known.get(0);
    }

    private static List<Subject> readings(String identifier) {
        if (identifier.matches(CUSTOMER + NUMBER)) {
            return List.of(numbered(identifier.substring(CUSTOMER.length())));
        }
        String name = identifier.startsWith(ID) ? identifier.substring(ID.length()) : identifier;
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            return List.of();
        }
        return identifier.matches(NUMBER)
                ? List.of(numbered(identifier), Subject.named(identifier))
                : List.of(Subject.named(name));
    }

    private static Subject numbered(String number) {
        return Subject.customer(new CustomerId(Long.parseLong(number)));
    }

    private static <T> T journaled(Supplier<T> work) {
        try {
            return work.get();
        } catch (UncheckedIOException failed) {
            throw new SettingsException(List.of(Variable.ECONLYTICS_ERASURE_JOURNAL + ": " + failed.getMessage()));
        }
    }

    /** An identifier names nobody, or more than one; the message does not repeat it. */
    public static final class UnclearSubjectException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnclearSubjectException(String message) {
            super(message);
        }
    }
}
