package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.pnl.StatementLine;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the accounts of the books correspond to lines of our statement: many to many, by account id, as data with a version.
 *
 * <p>A line sums any number of our accounts and is compared with the sum of all accounts of the books that are mapped to it.
 *
 * <p>Example: accounts 4000 and 4010 are mapped to net revenue, 6100 to fees; 7000 (rent) is out of scope because
 * "overhead".
 *
 * @param version which edition of the mapping this is
 * @param places where each account of the books belongs, by account id; one that is not listed is unmapped
 */
public record AccountMapping(String version, Map<String, Place> places) {
    public AccountMapping {
        if (version.isBlank()) {
            throw new IllegalArgumentException("a mapping needs a version; name it, for example, by its date");
        }
        TreeMap<String, Place> ordered = new TreeMap<>(TextOrder.CODE_POINT);
        ordered.putAll(places);
        places = Collections.unmodifiableMap(ordered);
        requireDisjoint(lines(ordered));
    }

    /** Where an account of the books belongs. */
    public sealed interface Place {
        /**
         * It is a part of one of our lines.
         *
         * @param line which one
         * @param sign how its amounts are turned into ours
         */
        record Mapped(StatementLine line, Sign sign) implements Place {
            public Mapped {
                Objects.requireNonNull(line, "line");
                Objects.requireNonNull(sign, "sign");
            }
        }

        /**
         * We have nothing to compare it with, on purpose.
         *
         * @param reason why
         */
        record OutOfScope(String reason) implements Place {
            public OutOfScope {
                if (reason.isBlank()) {
                    throw new IllegalArgumentException("an account is out of scope for a reason; state it");
                }
            }
        }
    }

    /** How amounts of the books are turned into ours, where what comes in is positive and costs are negative. */
    public enum Sign {
        /** By the group of the account: costs are turned round; an account without a group stays as stated. */
        BY_GROUP,
        /** They are ours as stated. */
        AS_STATED,
        /** They are ours with the other sign. */
        REVERSED
    }

    /** The lines that accounts are mapped to, in the order of their names. */
    public List<StatementLine> lines() {
        return lines(places);
    }

    private static List<StatementLine> lines(Map<String, Place> places) {
        return places.values().stream()
                .filter(Place.Mapped.class::isInstance)
                .map(place -> ((Place.Mapped) place).line())
                .distinct()
                .sorted((one, other) -> TextOrder.CODE_POINT.compare(one.name(), other.name()))
                .toList();
    }

    private static void requireDisjoint(List<StatementLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            for (StatementLine other : lines.subList(i + 1, lines.size())) {
                if (overlap(lines.get(i), other)) {
                    throw new IllegalArgumentException("lines '" + lines.get(i) + "' and '" + other
                            + "' share an account of ours, which would be compared twice; map to disjoint lines");
                }
            }
        }
    }

    private static boolean overlap(StatementLine one, StatementLine other) {
        if (Collections.disjoint(one.sections(), other.sections())) {
            return false;
        }
        if (one.accounts().isEmpty() || other.accounts().isEmpty()) {
            return other.accounts().stream().anyMatch(one::contains)
                    || one.accounts().stream().anyMatch(other::contains)
                    || (one.accounts().isEmpty() && other.accounts().isEmpty());
        }
        return !Collections.disjoint(one.accounts(), other.accounts());
    }
}
