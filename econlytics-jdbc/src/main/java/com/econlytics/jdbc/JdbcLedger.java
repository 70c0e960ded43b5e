package com.econlytics.jdbc;

import com.econlytics.audit.Actor;
import com.econlytics.customer.Customer;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Receipt;
import com.econlytics.time.Closing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * The ledger in PostgreSQL.
 *
 * <p>Each booking is one transaction, durable when it returns, and one at a time for all hosts of the database, so that
 * versions are in commit order. Work is pending until a first {@link Decision.AdoptCosts} states its prices. The zone of
 * the months and the matching policy are fixed by the first booking.
 *
 * <p>Many facts are loaded fastest in batches of 5,000 to 20,000: their rows are written by COPY, and one commit pays for all.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Schema.migrate(dataSource);
 * Ledger ledger = JdbcLedger.open(dataSource, booking, new Matching(Matching.Emails.MATCH_UNIQUE), Clock.systemUTC());
 * }</pre>
 */
public final class JdbcLedger implements Ledger {
    private static final int FETCH_SIZE = 5000;

    private final Transactions transactions;
    private final Booking booking;
    private final Matching matching;
    private final Clock clock;

    private JdbcLedger(Builder builder) {
        this.transactions = new Transactions(builder.dataSource, builder.retries).copyingFrom(builder.copyFrom);
        this.booking = builder.booking;
        this.matching = builder.matching;
        this.clock = builder.clock;
    }

    /**
     * Opens the ledger of a migrated database on a server that keeps what it acknowledged.
     *
     * @param booking how facts become lines; its accounts are written to {@code econlytics.account}
     * @param clock dates what is quarantined, and tells whether a month has ended; versions are dated by the database's
     * @throws IllegalArgumentException if this ledger was booked with another zone, another matching policy, or an account
     *     in another section
     * @throws IllegalStateException if the server may forget what it acknowledged, see {@link Durability}
     * @throws com.econlytics.ledger.StoreException if the database cannot be reached or was not migrated
     */
    public static JdbcLedger open(DataSource dataSource, Booking booking, Matching matching, Clock clock) {
        return builder(dataSource, booking, matching).clock(clock).open();
    }

    /** A ledger to be opened with other settings than the usual ones. */
    public static Builder builder(DataSource dataSource, Booking booking, Matching matching) {
        return new Builder(dataSource, booking, matching);
    }

    /** How a ledger is to be opened. */
    public static final class Builder {
        private final DataSource dataSource;
        private final Booking booking;
        private final Matching matching;
        private Clock clock = Clock.systemUTC();
        private Durability durability = Durability.REQUIRED;
        private RetryPolicy retries = RetryPolicy.standard();
        private int copyFrom = BulkLoading.USUAL_ROWS;

        private Builder(DataSource dataSource, Booking booking, Matching matching) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
            this.booking = Objects.requireNonNull(booking, "booking");
            this.matching = Objects.requireNonNull(matching, "matching");
        }

        /** What dates quarantined records and tells whether a month has ended; by default the system's. */
        public Builder clock(Clock told) {
            this.clock = told;
            return this;
        }

        /** Whether the server must keep what it acknowledged; by default it must. */
        public Builder durability(Durability wanted) {
            this.durability = wanted;
            return this;
        }

        /** How a transaction that failed is tried again. */
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /** From how many rows of a table on a booking writes them by COPY; the result is the same. */
        public Builder copyFrom(int rows) {
            this.copyFrom = rows;
            return this;
        }

        /** Opens the ledger, see {@link JdbcLedger#open}. */
        public JdbcLedger open() {
            JdbcLedger ledger = new JdbcLedger(this);
            ledger.transactions.writeAlone("opening the ledger", handle -> {
                durability.require(handle);
                Policies.require(handle, booking.calendar(), matching);
                Accounts.register(handle, booking.chart());
                ReadModels.require(handle);
                return handle;
            });
            return ledger;
        }
    }

    @Override
    public Receipt book(Batch batch) {
        return booked("booking a batch", batch.facts(), (handle, run) -> run.book(batch, clock.instant()));
    }

    @Override
    public Receipt decide(Decision decision, Actor actor) {
        try {
            return booked("recording a decision", List.of(), (handle, run) -> {
                long before = Version.latest(handle);
                Receipt receipt = run.decide(decision, clock.instant());
                new DecisionAudit(handle).decided(decision, actor, before, receipt.version());
                return receipt;
            });
        } catch (IllegalArgumentException refused) {
            transactions.noteRefusal(
                    "noting a refused decision", refused, handle -> new DecisionAudit(handle).denied(decision, actor));
            throw refused;
        }
    }

    @Override
    public Receipt allocate() {
        return booked("allocating shared costs", List.of(), (handle, run) -> run.allocate());
    }

    @Override
    public long version() {
        return transactions.read("reading the version", Version::latest);
    }

    @Override
    public long versionAt(Instant instant) {
        return transactions.read("reading the version of an instant", handle -> Version.at(handle, instant));
    }

    @Override
    public void readLines(long version, Consumer<? super Line> reader) {
        transactions.stream("reading lines", handle -> {
            Journal journal = new Journal(handle, booking.chart());
            handle.createQuery("""
                            select f.source, f.account as source_account, f.object, f.movement, f.ordinal,
                                   l.customer_no, l.month, l.origin, l.account, l.unit, l.amount
                            from econlytics.line l join econlytics.fact_source f using (fact_no)
                            where l.version_no <= :version order by l.line_no""")
                    .bind("version", version)
                    .setFetchSize(FETCH_SIZE)
                    .map((row, context) -> new Line(
                            new FactId(
                                    SourceAccount.of(row.getString("source"), row.getString("source_account")),
                                    row.getString("object"),
                                    row.getString("movement"),
                                    row.getString("ordinal")),
                            journal.key(row),
                            row.getLong("amount")))
                    .forEach(reader);
            return journal;
        });
    }

    @Override
    public List<Balance> balances() {
        return transactions.read("reading balances", handle -> new Journal(handle, booking.chart()).balances());
    }

    @Override
    public void readFacts(Consumer<? super Fact> reader) {
        transactions.stream("reading facts", handle -> {
            new StatementRows(booking.chart()).readAll(handle, reader);
            return handle;
        });
    }

    @Override
    public void readStandings(long version, Consumer<? super Standing> reader) {
        transactions.stream("reading standings", handle -> {
            new Facts(handle, SourceHash.of(handle), new StatementRows(booking.chart())).readStandings(version, reader);
            return handle;
        });
    }

    @Override
    public List<Identity> identities() {
        return transactions.read("reading identities", PartyRows::identities);
    }

    @Override
    public List<DatedAttribute> attributes() {
        return transactions.read("reading attributes", Attributes::all);
    }

    @Override
    public List<Decision> decisions(long version) {
        return transactions.read("reading decisions", handle -> new Decisions(handle).upTo(version));
    }

    @Override
    public Closing closing() {
        return transactions.read("reading the closing", handle -> new Decisions(handle).closing());
    }

    @Override
    public List<Customer> customers() {
        return transactions.read("reading customers", PartyRows::customers);
    }

    @Override
    public Match matchOf(Party party) {
        return transactions.read(
                "reading a match",
                handle -> handle.createQuery("select customer_no, method from econlytics.party"
                                + " where decode(:key, 'hex') in (party_key, pseudonym_key)")
                        .bind("key", SourceHash.of(handle).of(party.toString()))
                        .map((row, context) -> PartyRows.match(row))
                        .findOne()
                        .orElse(PartyKind.of(party).unseen()));
    }

    @Override
    public Map<Party, Match> matches() {
        return transactions.read("reading matches", PartyRows::matches);
    }

    @Override
    public Optional<Checkpoint> findCheckpoint(String connector) {
        return transactions.read("reading a checkpoint", handle -> Checkpoints.find(handle, connector));
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return transactions.read("reading the checkpoints", Checkpoints::all);
    }

    /** Every try of one request bears the same id, by which a later one finds what an earlier one did. */
    private Receipt booked(String what, List<Fact> facts, BiFunction<Handle, BookingRun, Receipt> work) {
        UUID request = UUID.randomUUID();
        return transactions.writeAlone(what, handle -> {
            BookingRun run = new BookingRun(handle, booking, matching, request);
            return run.findBooked(facts).orElseGet(() -> work.apply(handle, run));
        });
    }
}
