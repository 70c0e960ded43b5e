package com.econlytics.reconciliation;

import java.util.Objects;

/**
 * The books' side of a reconciliation.
 *
 * @param entity whose books they are
 * @param mapping how their accounts correspond to lines of ours
 * @param statement what they state
 * @param detail the entries behind it; {@link LedgerDetail#NONE} if there are none to look at
 */
public record CompanyBooks(Entity entity, AccountMapping mapping, FinancialStatement statement, LedgerDetail detail) {
    public CompanyBooks {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(detail, "detail");
        mapping.lines().forEach(LineKind::requireOneKind);
        requireDisjointPeriods(statement);
    }

    /** Books without the entries behind them. */
    public static CompanyBooks of(Entity entity, AccountMapping mapping, FinancialStatement statement) {
        return new CompanyBooks(entity, mapping, statement, LedgerDetail.NONE);
    }

    /** The same books with their entries. */
    public CompanyBooks with(LedgerDetail entries) {
        return new CompanyBooks(entity, mapping, statement, entries);
    }

    private static void requireDisjointPeriods(FinancialStatement statement) {
        var periods = statement.periods();
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i).first().isAfter(periods.get(i - 1).last())) {
                throw new IllegalArgumentException("the statement has amounts for " + periods.get(i - 1) + " and for "
                        + periods.get(i) + ", which share months; leave one of the two out");
            }
        }
    }
}
