package com.econlytics.reconciliation;

import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.MonthRange;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * What a reconciliation compared with what, and what came of it, so that it can be proven later.
 *
 * @param entity whose books
 * @param statement the file of the statement
 * @param detail the file of the entries
 * @param mappingVersion which edition of the mapping
 * @param basis when our revenue counts
 * @param statementBasis when that of the books counts
 * @param ledgerVersion as of which version of our ledger
 * @param tolerance how far apart figures may be
 * @param scope which of our figures
 * @param asOf the day of the comparison
 * @param verdicts by period and currency
 */
public record Manifest(
        String entity,
        Evidence statement,
        Evidence detail,
        String mappingVersion,
        RevenueBasis basis,
        FinancialStatement.Basis statementBasis,
        long ledgerVersion,
        Tolerance tolerance,
        Scope scope,
        LocalDate asOf,
        List<Outcome> verdicts) {
    public Manifest {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(detail, "detail");
        verdicts = List.copyOf(verdicts);
    }

    /**
     * The verdict on one period and currency.
     *
     * @param period which period
     * @param currency which currency
     * @param verdict what came of it
     * @param reasons why it is not comparable, if it is not
     */
    public record Outcome(MonthRange period, Currency currency, Verdict verdict, List<NotComparable> reasons) {
        public Outcome {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(verdict, "verdict");
            reasons = List.copyOf(reasons);
        }

        /** {@code 2026-05 EUR PASS}. */
        @Override
        public String toString() {
            return period + " " + currency + " " + verdict + (reasons.isEmpty() ? "" : " " + reasons);
        }
    }

    static Manifest of(Reconciliation reconciliation) {
        CompanyBooks books = reconciliation.books();
        return new Manifest(
                books.entity().name(),
                books.statement().evidence(),
                books.detail().evidence(),
                books.mapping().version(),
                reconciliation.figures().basis(),
                books.statement().basis(),
                reconciliation.figures().books().version(),
                reconciliation.terms().tolerance(),
                reconciliation.terms().scope(),
                reconciliation.terms().asOf(),
                reconciliation.periods().stream()
                        .map(period -> new Outcome(
                                period.period(), period.currency(), period.verdict(), period.notComparable()))
                        .toList());
    }

    /** One line for each of its parts. */
    public String render() {
        StringBuilder text = new StringBuilder();
        text.append("entity: ").append(entity).append('\n');
        text.append("statement: ").append(file(statement)).append('\n');
        text.append("entries: ").append(file(detail)).append('\n');
        text.append("mapping: ").append(mappingVersion).append('\n');
        text.append("basis: ours ")
                .append(basis)
                .append(", the books' ")
                .append(statementBasis)
                .append('\n');
        text.append("ledger version: ").append(ledgerVersion).append('\n');
        text.append("tolerance: ").append(tolerance).append('\n');
        text.append("scope: ").append(scope).append('\n');
        text.append("as of: ").append(asOf).append('\n');
        verdicts.forEach(verdict -> text.append("verdict: ").append(verdict).append('\n'));
        return text.toString();
    }

    private static String file(Evidence evidence) {
        return evidence.file() + " sha256 " + evidence.sha256();
    }
}
