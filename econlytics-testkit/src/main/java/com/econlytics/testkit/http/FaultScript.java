package com.econlytics.testkit.http;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** What is still to go wrong: a plan with the counts of what it has seen, and what was ordered for the next requests. */
final class FaultScript {
    private final Queue<Fault> next = new ArrayDeque<>();
    private final Map<String, Answer> lastOfPath = new HashMap<>();
    private List<FaultPlan.Rule> rules = List.of();
    private long[] counts = new long[0];

    synchronized void follow(FaultPlan plan) {
        rules = plan.rules();
        counts = new long[rules.size()];
    }

    synchronized void order(int count, Fault fault) {
        for (int i = 0; i < count; i++) {
            next.add(fault);
        }
    }

    /** What goes wrong with this request; each request is asked about once, in the order in which they came. */
    synchronized Optional<Fault> next(Request request) {
        Optional<Fault> planned = Optional.empty();
        for (int i = 0; i < counts.length; i++) {
            FaultPlan.Rule rule = rules.get(i);
            if (rule.concerns(request)) {
                counts[i]++;
                long number = counts[i];
                planned = planned.or(() -> rule.find(number));
            }
        }
        Fault ordered = next.poll();
        return ordered != null ? Optional.of(ordered) : planned;
    }

    /** The answer that was given last to a request of this path, or this one. */
    synchronized Answer lastOr(Request request, Answer right) {
        return lastOfPath.getOrDefault(request.path(), right);
    }

    /** Remembers an answer if a fault may ask for it; a fake that is never stale remembers nothing. */
    synchronized void remember(Request request, Answer answer) {
        boolean asked = next.stream().anyMatch(Fault.Again.class::isInstance)
                || rules.stream().flatMap(rule -> rule.faults().stream()).anyMatch(Fault.Again.class::isInstance);
        if (asked) {
            lastOfPath.put(request.path(), answer);
        }
    }
}
