package com.econlytics.jdbc;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Decision;
import com.econlytics.time.Closing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people decided, in order. */
final class Decisions {
    private final Handle handle;
    private final CostRows costs;
    private final AllocationRows allocations;

    Decisions(Handle handle) {
        this.handle = handle;
        this.costs = new CostRows(handle);
        this.allocations = new AllocationRows(handle);
    }

    /** The prices in force; none at all before the first decision about them. */
    CostModel latestCosts() {
        return handle.createQuery("select decision_no, currency from econlytics.decision where kind = 'ADOPT_COSTS'"
                        + " order by decision_no desc limit 1")
                .map((row, context) -> costs.read(row.getLong("decision_no"), row.getString("currency")))
                .findOne()
                .orElse(CostModel.NONE);
    }

    /** The plan of allocation in force; nothing is allocated before the first decision about it. */
    AllocationPlan latestAllocations() {
        return handle.createQuery("select decision_no from econlytics.decision where kind = 'ADOPT_ALLOCATIONS'"
                        + " order by decision_no desc limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(allocations::read)
                .orElse(AllocationPlan.NONE);
    }

    void record(Decision.AdoptAllocations adopted, long version) {
        long number = next();
        handle.execute(
                "insert into econlytics.decision (decision_no, version_no, kind) values (?, ?, 'ADOPT_ALLOCATIONS')",
                number,
                version);
        allocations.write(number, adopted.plan());
    }

    void record(Decision.AdoptCosts adopted, long version) {
        long number = next();
        Journal.registerCurrency(handle, adopted.costs().currency());
        handle.execute(
                "insert into econlytics.decision (decision_no, version_no, kind, currency)"
                        + " values (?, ?, 'ADOPT_COSTS', ?)",
                number,
                version,
                adopted.costs().currency().getCurrencyCode());
        costs.write(number, adopted.costs());
    }

    void record(Decision reassignment, long party, @Nullable Long customer, long version) {
        handle.execute(
                "insert into econlytics.decision (decision_no, version_no, kind, party_no, customer_no)"
                        + " values (?, ?, ?, ?, ?)",
                next(),
                version,
                reassignment instanceof Decision.AssignParty ? "ASSIGN_PARTY" : "RELEASE_PARTY",
                party,
                customer);
    }

    void record(Decision.SettleContest settled, long fact, long version) {
        handle.execute(
                "insert into econlytics.decision (decision_no, version_no, kind, fact_no, revision, content_digest)"
                        + " values (?, ?, 'SETTLE_CONTEST', ?, ?, decode(?, 'hex'))",
                next(),
                version,
                fact,
                settled.revision(),
                settled.contentDigest());
    }

    /** Records a closing or a reopening. */
    private void record(String kind, YearMonth month, String author, String reason, long version) {
        handle.execute(
                "insert into econlytics.decision (decision_no, version_no, kind, month, author, reason)"
                        + " values (?, ?, ?, ?, ?, ?)",
                next(),
                version,
                kind,
                month.atDay(1),
                author,
                reason);
    }

    void record(Decision.CloseBooks close, long version) {
        record("CLOSE_BOOKS", close.through(), close.author(), close.reason(), version);
    }

    void record(Decision.ReopenBooks reopen, long version) {
        record("REOPEN_BOOKS", reopen.from(), reopen.author(), reopen.reason(), version);
    }

    void record(Decision.MergeCustomers merge, long version) {
        recordUnion(
                "MERGE_CUSTOMERS", merge.customer().number(), merge.survivor().number(), version);
    }

    void record(Decision.SplitCustomer split, long version) {
        recordUnion("SPLIT_CUSTOMER", split.customer().number(), null, version);
    }

    private void recordUnion(String kind, long customer, @Nullable Long survivor, long version) {
        handle.execute(
                "insert into econlytics.decision (decision_no, version_no, kind, customer_no, survivor_no)"
                        + " values (?, ?, ?, ?, ?)",
                next(),
                version,
                kind,
                customer,
                survivor);
    }

    /** Which months are closed: the closings and reopenings, one after the other. */
    Closing closing() {
        Closing closing = Closing.NONE;
        for (Turn turn : turns()) {
            closing = turn.closes ? closing.close(turn.month) : closing.reopen(turn.month);
        }
        return closing;
    }

    private List<Turn> turns() {
        return handle.createQuery("select kind, month from econlytics.decision"
                        + " where kind in ('CLOSE_BOOKS', 'REOPEN_BOOKS') order by decision_no")
                .map((row, context) -> new Turn(row.getString("kind").equals("CLOSE_BOOKS"), month(row)))
                .list();
    }

    /** The merges and splits of customers, in order. */
    List<Decision> unions() {
        return handle.createQuery("select kind as decision, customer_no, survivor_no from econlytics.decision"
                        + " where kind in ('MERGE_CUSTOMERS', 'SPLIT_CUSTOMER') order by decision_no")
                .map((row, context) -> decision(row))
                .list();
    }

    /** The decisions that had been taken when {@code version} was the last one, in order. */
    List<Decision> upTo(long version) {
        return handle.createQuery("""
                        select d.decision_no, d.kind as decision, d.customer_no, d.survivor_no, d.revision, d.currency,
                               d.month, d.author, d.reason,
                               encode(d.content_digest, 'hex') as digest, p.kind, ps.source as party_source,
                               ps.account as party_account, ps.external_id as party_id,
                               f.source, f.account, f.object, f.movement, f.ordinal
                        from econlytics.decision d
                        left join econlytics.party p using (party_no)
                        left join econlytics.party_source ps using (party_no)
                        left join econlytics.fact_source f using (fact_no)
                        where d.version_no <= :version
                        order by d.decision_no""")
                .bind("version", version)
                .map((row, context) -> decision(row))
                .list();
    }

    private Decision decision(ResultSet row) throws SQLException {
        return switch (row.getString("decision")) {
            case "ADOPT_COSTS" ->
                new Decision.AdoptCosts(costs.read(row.getLong("decision_no"), row.getString("currency")));
            case "ADOPT_ALLOCATIONS" -> new Decision.AdoptAllocations(allocations.read(row.getLong("decision_no")));
            case "ASSIGN_PARTY" ->
                new Decision.AssignParty(
                        (Party.Reference) PartyKind.read(row), new CustomerId(row.getLong("customer_no")));
            case "RELEASE_PARTY" -> new Decision.ReleaseParty((Party.Reference) PartyKind.read(row));
            case "CLOSE_BOOKS" -> new Decision.CloseBooks(month(row), row.getString("author"), row.getString("reason"));
            case "REOPEN_BOOKS" ->
                new Decision.ReopenBooks(month(row), row.getString("author"), row.getString("reason"));
            case "MERGE_CUSTOMERS" ->
                new Decision.MergeCustomers(
                        new CustomerId(row.getLong("customer_no")), new CustomerId(row.getLong("survivor_no")));
            case "SPLIT_CUSTOMER" -> new Decision.SplitCustomer(new CustomerId(row.getLong("customer_no")));
            default ->
                new Decision.SettleContest(StatementRows.factId(row), row.getLong("revision"), row.getString("digest"));
        };
    }

    private long next() {
        return LastNumber.of(handle, "decision_no", "decision") + 1;
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private record Turn(boolean closes, YearMonth month) {}
}
