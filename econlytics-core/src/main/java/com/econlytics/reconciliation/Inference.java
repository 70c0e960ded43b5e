package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What would fit a residual to the minor unit, judged by totals alone. */
final class Inference {
    private static final List<PartKind> WITHIN =
            List.of(PartKind.TAX, PartKind.HELD, PartKind.FEE, PartKind.REFUND, PartKind.DISPUTE);

    private final Map<MonthRange, EnumMap<PartKind, Money>> totals = new HashMap<>();
    private final Map<Place, Money> system;
    private final ComparedPeriods periods;
    private final List<StatementLine> lines;

    Inference(List<SystemPart> parts, Map<Place, Money> system, ComparedPeriods periods, List<StatementLine> lines) {
        this.system = system;
        this.periods = periods;
        this.lines = lines;
        for (SystemPart part : parts) {
            totals.computeIfAbsent(periods.of(part.month()), unseen -> new EnumMap<>(PartKind.class))
                    .merge(part.kind(), part.record().amount(), Money::plus);
        }
    }

    /** The same comparison with what would fit its residual. */
    LineComparison infer(Place place, LineComparison line) {
        Money left = line.unexplainedAmount();
        List<InferredCause> inferred = left.isZero() ? List.of() : inferred(place, left);
        return new LineComparison(
                line.line(), line.system(), line.books(), line.causes(), inferred, line.accepted(), line.unexplained());
    }

    private List<InferredCause> inferred(Place place, Money left) {
        if (isOfNeighbour(place, left)) {
            return List.of(new InferredCause(Cause.TIMING, left));
        }
        return LineKind.of(lines.get(place.line())) == LineKind.REVENUE ? within(place, left) : leftOut(place, left);
    }

    /** The books' figure, as far as nothing explains it, is ours of the period before or after. */
    private boolean isOfNeighbour(Place place, Money left) {
        Money zero = Money.zero(left.currency());
        Money booked = system.getOrDefault(place, zero).minus(left);
        int at = periods.all().indexOf(place.period());
        for (int other : List.of(at - 1, at + 1)) {
            if (other >= 0 && other < periods.all().size()) {
                Place there = new Place(place.line(), periods.all().get(other));
                Money ours = system.getOrDefault(there, zero);
                if (!ours.isZero() && ours.equals(booked)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The books' revenue has other amounts in it: as few kinds of them as will do. */
    private List<InferredCause> within(Place place, Money left) {
        List<PartKind> kinds = WITHIN.stream()
                .filter(kind -> !total(place, kind, left).isZero())
                .toList();
        List<InferredCause> best = List.of();
        for (int mask = 1; mask < 1 << kinds.size(); mask++) {
            List<InferredCause> set = new ArrayList<>();
            Money sum = Money.zero(left.currency());
            for (int i = 0; i < kinds.size(); i++) {
                if ((mask & (1 << i)) != 0) {
                    Money amount = total(place, kinds.get(i), left).negated();
                    set.add(new InferredCause(kinds.get(i).cause(), amount));
                    sum = sum.plus(amount);
                }
            }
            if (sum.equals(left) && (best.isEmpty() || set.size() < best.size())) {
                best = set;
            }
        }
        return best;
    }

    /** The books have nothing of a kind of cost. */
    private List<InferredCause> leftOut(Place place, Money left) {
        return WITHIN.stream()
                .filter(kind -> total(place, kind, left).equals(left))
                .limit(1)
                .map(kind -> new InferredCause(kind.cause(), left))
                .toList();
    }

    private Money total(Place place, PartKind kind, Money like) {
        return totals.getOrDefault(place.period(), new EnumMap<>(PartKind.class))
                .getOrDefault(kind, Money.zero(like.currency()));
    }
}
