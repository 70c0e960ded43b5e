package com.econlytics.examples.doctor;

import com.econlytics.examples.access.AccessTokens;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.Settings;
import com.econlytics.examples.settings.SettingsException;
import com.econlytics.examples.settings.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Looks at the configuration, the database, the vendors, the clock and the files of one installation. */
public final class Doctor {
    static final Duration SKEW = Duration.ofSeconds(60);

    private final Map<String, String> variables;
    private final Clock clock;

    /** Of an installation with this environment. */
    public Doctor(Map<String, String> variables, Clock clock) {
        this.variables = Map.copyOf(variables);
        this.clock = clock;
    }

    /** What was found, thing by thing; no finding tells a secret. */
    public List<Diagnosis> examine() {
        List<Diagnosis> found = new ArrayList<>();
        found.add(configuration());
        found.addAll(database());
        found.addAll(new Vendors(variables, clock).examine());
        found.add(erasureJournal());
        found.add(accessTokens());
        return List.copyOf(found);
    }

    private Diagnosis configuration() {
        try {
            Settings.real(variables);
            return Diagnosis.well("configuration", "all variables that serve needs are there");
        } catch (SettingsException wrong) {
            return Diagnosis.sick(
                    "configuration", String.valueOf(wrong.getMessage()), "set them; --help explains each variable");
        }
    }

    private List<Diagnosis> database() {
        try (Database database = Database.open(Settings.ledger(variables).database())) {
            return Jdbi.create(database.booking())
                    .withHandle(handle -> List.of(
                            Diagnosis.well(
                                    "database",
                                    "PostgreSQL " + text(handle, "show server_version") + ", tables are up to date"),
                            durability(handle),
                            clockOf(handle)));
        } catch (SettingsException unset) {
            return List.of(Diagnosis.sick("database", "not configured", "set ECONLYTICS_JDBC_URL"));
        } catch (RuntimeException failed) {
            return List.of(Diagnosis.sick(
                    "database", String.valueOf(failed.getMessage()), "start it, or correct its variables"));
        }
    }

    private static Diagnosis durability(Handle handle) {
        String fsync = text(handle, "show fsync");
        String pages = text(handle, "show full_page_writes");
        return fsync.equals("on") && pages.equals("on")
                ? Diagnosis.well("durability", "fsync and full_page_writes are on")
                : Diagnosis.sick(
                        "durability",
                        "fsync is " + fsync + ", full_page_writes is " + pages + ": what was acknowledged can be lost",
                        "set both to on in postgresql.conf");
    }

    private Diagnosis clockOf(Handle handle) {
        Instant there = handle.createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
        return skew("clock of the database", there);
    }

    private Diagnosis skew(String subject, Instant there) {
        Duration apart = Duration.between(there, clock.instant()).abs();
        return apart.compareTo(SKEW) <= 0
                ? Diagnosis.well(subject, "within " + SKEW.toSeconds() + " s of this host's")
                : Diagnosis.ailing(
                        subject,
                        apart.toSeconds() + " s from this host's: signed deliveries are refused beyond 300 s",
                        "let both follow a time server");
    }

    private static String text(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(String.class).one();
    }

    private Diagnosis erasureJournal() {
        Optional<Path> journal = Settings.erasureJournal(variables);
        if (journal.isEmpty()) {
            return Diagnosis.ailing(
                    "journal of erasures",
                    "none: a restored backup brings back who was erased",
                    "set " + Variable.ECONLYTICS_ERASURE_JOURNAL + " to a file on another disk");
        }
        Path folder = journal.get().toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder)
                ? Diagnosis.well("journal of erasures", "its folder can be written")
                : Diagnosis.sick("journal of erasures", "its folder is not there, or cannot be written", "mount it");
    }

    private Diagnosis accessTokens() {
        try {
            int tokens =
                    AccessTokens.ofFile(Settings.accessTokens(variables)).all().size();
            return tokens > 0
                    ? Diagnosis.well("access tokens", tokens + " are valid")
                    : Diagnosis.ailing(
                            "access tokens", "none: nobody can sign in", "tokens create --name you --role analyst");
        } catch (RuntimeException unreadable) {
            return Diagnosis.sick(
                    "access tokens", String.valueOf(unreadable.getMessage()), "make tokens anew with 'tokens create'");
        }
    }
}
