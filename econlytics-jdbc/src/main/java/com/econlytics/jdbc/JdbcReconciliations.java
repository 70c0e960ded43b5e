package com.econlytics.jdbc;

import com.econlytics.reconciliation.Evidence;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.Manifest;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.Scope;
import com.econlytics.reconciliation.SignOff;
import com.econlytics.reconciliation.Tolerance;
import com.econlytics.revenue.RevenueBasis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what reconciliations found, so that it can be shown and proven later: what was compared with what, every line with
 * its causes, the verdicts, and who stands for them. Nothing that was saved can be changed.
 *
 * <p>Example: {@code long number = reconciliations.save(found); reconciliations.sign(number, new SignOff("Ann", "Ben", now));}.
 * Reports read {@code econlytics_report.reconciliation}.
 *
 * <p>Safe for use by several threads.
 */
public final class JdbcReconciliations {
    private final Transactions transactions;

    /** The reconciliations of a migrated database. */
    public JdbcReconciliations(DataSource dataSource) {
        this.transactions = new Transactions(dataSource, RetryPolicy.standard());
    }

    /**
     * Saves what was found. Of the records behind a cause only their number is kept; which ones is in the report of the
     * reconciliation.
     *
     * @return the number under which it stands from now on; saving it again, also after an answer that was lost, is another number
     * @throws com.econlytics.ledger.StoreException if the database fails
     */
    public long save(Reconciliation found) {
        return transactions.write("saving a reconciliation", handle -> {
            long number = insert(handle, found.manifest());
            new ReconciliationRows(handle, number).write(found.periods());
            return number;
        });
    }

    /**
     * Notes who stands for a reconciliation. The same sign-off again changes nothing.
     *
     * @throws IllegalArgumentException if no reconciliation has this number
     */
    public void sign(long number, SignOff signOff) {
        transactions.write("signing a reconciliation", handle -> {
            if (find(handle, number).isEmpty()) {
                throw new IllegalArgumentException("there is no reconciliation " + number
                        + "; sign one that was saved, under the number it was given");
            }
            return handle.execute(
                    "insert into econlytics.reconciliation_sign_off (reconciliation_no, preparer, reviewer, signed_at)"
                            + " values (?, ?, ?, ?) on conflict do nothing",
                    number,
                    signOff.preparer(),
                    signOff.reviewer(),
                    signOff.at().atOffset(ZoneOffset.UTC));
        });
    }

    /** What was compared with what, and what came of it; empty if no reconciliation has this number. */
    public Optional<Manifest> find(long number) {
        return transactions.read("reading a reconciliation", handle -> find(handle, number));
    }

    /** Who stands for a reconciliation, in the order of signing; nobody if it was not signed. */
    public List<SignOff> signOffs(long number) {
        return transactions.read(
                "reading sign-offs",
                handle -> handle.createQuery(
                                "select preparer, reviewer, signed_at from econlytics.reconciliation_sign_off"
                                        + " where reconciliation_no = :number order by signed_at, preparer, reviewer")
                        .bind("number", number)
                        .map((row, context) -> new SignOff(
                                row.getString("preparer"),
                                row.getString("reviewer"),
                                row.getObject("signed_at", OffsetDateTime.class).toInstant()))
                        .list());
    }

    private static long insert(Handle handle, Manifest manifest) {
        return handle.createQuery("""
                        insert into econlytics.reconciliation (entity, statement_file, statement_sha256, detail_file,
                            detail_sha256, mapping, basis, statement_basis, ledger_version, raw_basis_points,
                            residual_basis_points, floor_minor, scope, as_of)
                        values (:entity, :statementFile, :statementHash, :detailFile, :detailHash, :mapping, :basis,
                            :statementBasis, :version, :raw, :residual, :floor, :scope, :asOf)
                        returning reconciliation_no""")
                .bind("entity", manifest.entity())
                .bind("statementFile", manifest.statement().file())
                .bind("statementHash", manifest.statement().sha256())
                .bind("detailFile", manifest.detail().file())
                .bind("detailHash", manifest.detail().sha256())
                .bind("mapping", manifest.mappingVersion())
                .bind("basis", manifest.basis().name())
                .bind("statementBasis", manifest.statementBasis().name())
                .bind("version", manifest.ledgerVersion())
                .bind("raw", manifest.tolerance().rawBasisPoints())
                .bind("residual", manifest.tolerance().residualBasisPoints())
                .bind("floor", manifest.tolerance().floorMinor())
                .bind("scope", manifest.scope().name())
                .bind("asOf", manifest.asOf())
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Manifest> find(Handle handle, long number) {
        List<Manifest.Outcome> outcomes = new ReconciliationRows(handle, number).outcomes();
        return handle.createQuery("select * from econlytics.reconciliation where reconciliation_no = :number")
                .bind("number", number)
                .map((row, context) -> manifest(row, outcomes))
                .findOne();
    }

    private static Manifest manifest(ResultSet row, List<Manifest.Outcome> outcomes) throws SQLException {
        return new Manifest(
                row.getString("entity"),
                new Evidence(row.getString("statement_file"), row.getString("statement_sha256")),
                new Evidence(row.getString("detail_file"), row.getString("detail_sha256")),
                row.getString("mapping"),
                RevenueBasis.valueOf(row.getString("basis")),
                FinancialStatement.Basis.valueOf(row.getString("statement_basis")),
                row.getLong("ledger_version"),
                new Tolerance(
                        row.getInt("raw_basis_points"),
                        row.getInt("residual_basis_points"),
                        row.getLong("floor_minor")),
                Scope.valueOf(row.getString("scope")),
                row.getObject("as_of", LocalDate.class),
                outcomes);
    }
}
