package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How two sets of figures are compared.
 *
 * <p>Example: {@code Terms.asOf(LocalDate.of(2026, 6, 10)).with(Tolerance.DEFAULT)}.
 *
 * @param asOf the day of the comparison: accepted differences expire by it, and periods have ended before it
 * @param tolerance how far apart they may be
 * @param scope which of our figures count
 * @param quarantined ids of records that came to us and are set aside, as the books would name them
 * @param accepted differences that somebody accepts
 */
public record Terms(
        LocalDate asOf, Tolerance tolerance, Scope scope, Set<String> quarantined, List<AcceptedDifference> accepted) {
    public Terms {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(tolerance, "tolerance");
        Objects.requireNonNull(scope, "scope");
        SortedSet<String> ordered = new TreeSet<>(TextOrder.CODE_POINT);
        ordered.addAll(quarantined);
        quarantined = Collections.unmodifiableSortedSet(ordered);
        accepted = List.copyOf(accepted);
    }

    /** The whole company at the default tolerance, nothing quarantined and nothing accepted. */
    public static Terms asOf(LocalDate date) {
        return new Terms(date, Tolerance.DEFAULT, Scope.COMPANY, Set.of(), List.of());
    }

    /** The same at another tolerance. */
    public Terms with(Tolerance other) {
        return new Terms(asOf, other, scope, quarantined, accepted);
    }

    /** The same for another scope. */
    public Terms with(Scope other) {
        return new Terms(asOf, tolerance, other, quarantined, accepted);
    }

    /** The same with these records known to be set aside. */
    public Terms quarantining(Set<String> ids) {
        return new Terms(asOf, tolerance, scope, ids, accepted);
    }

    /** The same with these differences accepted. */
    public Terms accepting(List<AcceptedDifference> differences) {
        return new Terms(asOf, tolerance, scope, quarantined, differences);
    }
}
