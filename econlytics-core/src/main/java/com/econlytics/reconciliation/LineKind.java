package com.econlytics.reconciliation;

import com.econlytics.fact.Section;
import com.econlytics.pnl.StatementLine;
import java.util.Locale;

/** In which test a line counts. */
enum LineKind {
    REVENUE,
    COST,
    /** Outside the test of figures as they stand. */
    EXCHANGE;

    static LineKind of(StatementLine line) {
        boolean exchange = !line.accounts().isEmpty()
                && line.accounts().stream()
                        .allMatch(account -> account.code().startsWith(Reconciliation.EXCHANGE_DIFFERENCES.code()));
        if (exchange) {
            return EXCHANGE;
        }
        return line.sections().stream().anyMatch(Section::isRevenue) ? REVENUE : COST;
    }

    static void requireOneKind(StatementLine line) {
        if (line.sections().stream().map(Section::isRevenue).distinct().count() > 1) {
            throw new IllegalArgumentException("line '" + line + "' has revenue and costs, which have a test each; map"
                    + " its accounts to a line of revenue and a line of costs");
        }
        if (line.sections().stream().anyMatch(section -> section.use() != Section.Use.PROFIT)) {
            throw new IllegalArgumentException("line '" + line
                    + "' is outside profit and loss; state its accounts as out of scope, with the reason");
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
