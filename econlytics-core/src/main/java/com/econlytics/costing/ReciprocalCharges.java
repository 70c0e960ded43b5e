package com.econlytics.costing;

import com.econlytics.costing.AllocationCertificate.Charge;
import com.econlytics.costing.AllocationCertificate.Use;
import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What centres that charge each other pass on: the solution of {@code x(i) = own(i) + Σ x(j) · share(j, i)}.
 *
 * <p>Solved by Gaussian elimination in exact fractions. The system has one solution if every centre's cost finds its way
 * to a bearer; then no pivot is 0, because at each step what is left of a column is a centre that still passes on less
 * than it bears (the matrix is a nonsingular M-matrix), and rows need no exchange.
 */
final class ReciprocalCharges {
    private final List<Charge> charges;
    private final Map<Recipient, Integer> positions;

    ReciprocalCharges(List<Charge> charges, Map<Recipient, Integer> positions) {
        this.charges = charges;
        this.positions = positions;
    }

    List<Ratio> solve() {
        requireAWayOut();
        List<List<Ratio>> rows = equations();
        for (int pivot = 0; pivot < rows.size(); pivot++) {
            eliminateBelow(rows, pivot);
        }
        return substituteBack(rows);
    }

    /** One row a centre: the coefficients of all centres, and its own cost at the end. */
    private List<List<Ratio>> equations() {
        int size = charges.size();
        List<List<Ratio>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Ratio> row = new ArrayList<>(Collections.nCopies(size, Ratio.ZERO));
            row.set(i, Ratio.ONE);
            row.add(charges.get(i).passedOnMinor());
            rows.add(row);
        }
        for (int from = 0; from < size; from++) {
            for (Use use : charges.get(from).uses()) {
                Integer to = positions.get(use.recipient());
                if (to != null && use.weight() > 0) {
                    Ratio share = CostFlow.fraction(charges.get(from), use);
                    rows.get(to).set(from, rows.get(to).get(from).minus(share));
                }
            }
        }
        return rows;
    }

    private static void eliminateBelow(List<List<Ratio>> rows, int pivot) {
        List<Ratio> upper = rows.get(pivot);
        for (List<Ratio> row : rows.subList(pivot + 1, rows.size())) {
            Ratio factor = row.get(pivot).dividedBy(upper.get(pivot));
            for (int column = pivot; !factor.isZero() && column < row.size(); column++) {
                row.set(column, row.get(column).minus(factor.times(upper.get(column))));
            }
        }
    }

    private static List<Ratio> substituteBack(List<List<Ratio>> rows) {
        int size = rows.size();
        List<Ratio> solution = new ArrayList<>(Collections.nCopies(size, Ratio.ZERO));
        for (int i = size - 1; i >= 0; i--) {
            Ratio rest = rows.get(i).get(size);
            for (int j = i + 1; j < size; j++) {
                rest = rest.minus(rows.get(i).get(j).times(solution.get(j)));
            }
            solution.set(i, rest.dividedBy(rows.get(i).get(i)));
        }
        return solution;
    }

    private void requireAWayOut() {
        BitSet leading = new BitSet();
        boolean grew = true;
        while (grew) {
            int before = leading.cardinality();
            for (int i = 0; i < charges.size(); i++) {
                leading.set(i, leadsOut(charges.get(i), leading));
            }
            grew = leading.cardinality() > before;
        }
        if (leading.cardinality() < charges.size()) {
            List<String> trapped = new ArrayList<>();
            for (int i = leading.nextClearBit(0); i < charges.size(); i = leading.nextClearBit(i + 1)) {
                trapped.add(charges.get(i).pool().name());
            }
            throw new IllegalArgumentException(
                    "the cost centres " + trapped
                            + " charge only each other, so their cost reaches nobody; give one of them a customer that uses it");
        }
    }

    /** A centre without any driver leads out too: what it is charged is unallocated. */
    private boolean leadsOut(Charge charge, BitSet leading) {
        return charge.totalWeight().signum() == 0
                || charge.uses().stream().filter(use -> use.weight() > 0).anyMatch(use -> {
                    Integer to = positions.get(use.recipient());
                    return to == null || leading.get(to);
                });
    }
}
