package com.econlytics.reliability.mutants;

import com.econlytics.customer.Identity;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.Party;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.jdbc.JdbcErasures;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Erases a customer of whom a message lies in quarantine, then lets a late event tell of the customer again: the address must be
 * in no column of any table.
 */
final class Forgotten implements Check<UnaryOperator<DataSource>> {
    private static final String ADDRESS = "ada.planted@example.org";
    private static final Identity CUSTOMER = new Identity(
            Party.ofRecord(Company.PAYMENTS, "cus_1"),
            Identity.Role.OUTSIDE,
            new TreeSet<>(),
            new TreeSet<>(List.of(ADDRESS)),
            Company.NOW);

    private final Databases databases;

    Forgotten(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String name() {
        return "a search for an erased address";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<DataSource> wiring) throws Exception {
        DataSource database = databases.fresh();
        DataSource wired = wiring.apply(database);
        Ledger ledger = JdbcLedger.open(wired, Company.BOOKING, Company.MATCHING, Clock.systemUTC());
        book(ledger, 1);
        putAside(new JdbcInbox(wired), ledger);
        if (tablesWithAddress(database).isEmpty()) {
            throw new IllegalStateException("the address was never stored, so that its absence would show nothing");
        }
        new JdbcErasures(wired, ErasureJournal.inMemory(), Clock.systemUTC()).erase(Subject.named(ADDRESS));
        List<String> left = tablesWithAddress(database);
        if (!left.isEmpty()) {
            return Optional.of(new Alarm("after the erasure the address is still in " + left, "1 erasure"));
        }
        book(ledger, 2);
        List<String> back = tablesWithAddress(database);
        return back.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alarm("a late event brought the address back into " + back, "1 late event"));
    }

    private static void book(Ledger ledger, long revision) {
        ledger.book(Batch.builder()
                .facts(List.of(Company.payment("ch_1", revision, 100)))
                .identities(List.of(CUSTOMER))
                .build());
    }

    private static void putAside(Inbox inbox, Ledger ledger) {
        inbox.receive(Company.PAYMENTS, "evt_1", RawBody.of("{\"email\":\"" + ADDRESS + "\"}"), Company.NOW);
        for (Message message : inbox.claim(1, Company.NOW)) {
            ledger.book(Batch.builder()
                    .disposition(Disposition.quarantined(message, Reason.UNPARSEABLE, "not understood"))
                    .build());
        }
    }

    /** Past the library: every row of every table as text, in which bytes are in hexadecimal. */
    private static List<String> tablesWithAddress(DataSource database) throws SQLException {
        String bytes = HexFormat.of().formatHex(ADDRESS.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery("select exists (select from econlytics." + table
                        + " t where strpos(t::text, '" + ADDRESS + "') > 0 or strpos(t::text, '" + bytes + "') > 0)")) {
                    if (row.next() && row.getBoolean(1)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                + " where table_schema = 'econlytics' and table_type = 'BASE TABLE' order by table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
