package com.econlytics.reliability.crash;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a child program is to do on one database.
 *
 * @param database where, as a URL
 * @param work what
 * @param point at which point it waits for its end; nowhere if it is to recover
 * @param acknowledged what somebody was told before, if it is to recover
 */
record Job(String database, Work work, int point, Set<String> acknowledged) {
    private static final String APART = "\t";
    private static final String WITHIN = "|";
    private static final int NOWHERE = -1;
    private static final int NEVER = Integer.MAX_VALUE;

    Job {
        acknowledged = Set.copyOf(acknowledged);
    }

    static Job until(Point point, String database) {
        return new Job(database, point.work(), point.number(), Set.of());
    }

    /** The whole work. */
    static Job whole(Work work, String database) {
        return new Job(database, work, NEVER, Set.of());
    }

    static Job recovery(Point point, String database, Set<String> acknowledged) {
        return new Job(database, point.work(), NOWHERE, acknowledged);
    }

    boolean isRecovery() {
        return point == NOWHERE;
    }

    /** In one line. */
    String text() {
        return String.join(
                APART,
                database,
                work.name(),
                Integer.toString(point),
                String.join(WITHIN, new TreeSet<>(acknowledged)));
    }

    /** The same again. */
    static Job parse(String text) {
        String[] parts = text.split(APART, -1);
        Set<String> acknowledged = parts[3].isEmpty() ? Set.of() : Set.of(parts[3].split("\\" + WITHIN, -1));
        return new Job(parts[0], Works.named(parts[1]), Integer.parseInt(parts[2]), acknowledged);
    }
}
