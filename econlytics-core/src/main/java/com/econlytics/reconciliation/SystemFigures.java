package com.econlytics.reconciliation;

import com.econlytics.pnl.Books;
import com.econlytics.revenue.BasisBridge;
import com.econlytics.revenue.RevenueBasis;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our side of a reconciliation.
 *
 * @param basis when its revenue counts
 * @param books the lines, on that basis
 * @param bridge why revenue earned differs from revenue received; null if nobody worked it out
 */
public record SystemFigures(
        RevenueBasis basis, Books books, @Nullable BasisBridge bridge) {
    public SystemFigures {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(books, "books");
    }

    /** Figures of which the other basis is not known. */
    public static SystemFigures of(RevenueBasis basis, Books books) {
        return new SystemFigures(basis, books, null);
    }

    /** The same figures with the way to the other basis. */
    public SystemFigures bridgedBy(BasisBridge known) {
        return new SystemFigures(basis, books, known);
    }

    /** The way from revenue received to revenue earned, if known. */
    public Optional<BasisBridge> findBridge() {
        return Optional.ofNullable(bridge);
    }

    /** Whether the books count revenue at other times than these figures. */
    boolean differsFrom(FinancialStatement.Basis other) {
        return switch (other) {
            case ACCRUAL -> basis == RevenueBasis.RECEIPTS;
            case CASH -> basis == RevenueBasis.EARNED;
            case UNSTATED -> false;
        };
    }
}
