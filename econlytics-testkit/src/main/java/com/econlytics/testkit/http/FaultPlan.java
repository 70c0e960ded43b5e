package com.econlytics.testkit.http;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which requests fail, and how: a function of the requests and their order, so that a run can be repeated.
 *
 * <p>Requests are counted from 1, from the moment at which the plan is given to a fake; a plan {@link #on} some requests counts
 * those alone.
 *
 * <pre>{@code
 * FaultPlan.every(3, 42, FaultResponse.tooManyRequests(0), FaultResponse.of(500));
 * FaultPlan.at(2, Fault.cutOff(100)).on("GET /v1/charges/*").and(FaultPlan.at(7, Fault.reset()));
 * }</pre>
 */
public final class FaultPlan {
    private final List<Rule> rules;

    private FaultPlan(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Nothing fails. */
    public static FaultPlan none() {
        return new FaultPlan(List.of());
    }

    /**
     * The last of every {@code every} requests fails. From 2 on, a request repeated at once succeeds.
     *
     * @param every at least 1
     * @param seed chooses among the faults
     */
    public static FaultPlan every(int every, long seed, Fault... faults) {
        if (every < 1) {
            throw new IllegalArgumentException("one in " + every + " requests to fail");
        }
        return plan(number -> number % every == 0, seed, List.of(faults));
    }

    /** Every request fails. */
    public static FaultPlan always(Fault fault) {
        return every(1, 0, fault);
    }

    /** The request of this number fails, from 1. */
    public static FaultPlan at(long number, Fault fault) {
        return plan(counted -> counted == number, 0, List.of(fault));
    }

    /** The first requests fail, {@code count} of them. */
    public static FaultPlan first(long count, Fault fault) {
        return plan(counted -> counted <= count, 0, List.of(fault));
    }

    /** The same plan for these requests alone: others do not fail by it and are not counted by it. */
    public FaultPlan on(Predicate<? super Request> requests) {
        Objects.requireNonNull(requests, "requests");
        return new FaultPlan(rules.stream().map(rule -> rule.on(requests)).toList());
    }

    /**
     * The same plan for requests of a method and path alone.
     *
     * @param pattern {@code "GET /v1/charges/*"}, or a path for any method; {@code *} stands for anything, slashes
     *     too. The query does not matter.
     */
    public FaultPlan on(String pattern) {
        boolean anyMethod = pattern.startsWith("/");
        Pattern compiled = Pattern.compile(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        return on(request -> compiled.matcher(anyMethod ? request.path() : request.method() + " " + request.path())
                .matches());
    }

    /** Both plans; a request that fails by both fails as this one says. */
    public FaultPlan and(FaultPlan other) {
        return new FaultPlan(Stream.concat(rules.stream(), other.rules.stream()).toList());
    }

    List<Rule> rules() {
        return rules;
    }

    private static FaultPlan plan(LongPredicate numbers, long seed, List<Fault> faults) {
        return new FaultPlan(List.of(new Rule(request -> true, numbers, seed, faults)));
    }

    /**
     * Some requests, by what they ask and by their number among those that ask it, and their faults.
     *
     * @param seed chooses among the faults
     */
    record Rule(Predicate<? super Request> requests, LongPredicate numbers, long seed, List<Fault> faults) {
        Rule {
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("requests are to fail and there is no fault; name at least one");
            }
        }

        Rule on(Predicate<? super Request> narrower) {
            return new Rule(request -> requests.test(request) && narrower.test(request), numbers, seed, faults);
        }

        boolean concerns(Request request) {
            return requests.test(request);
        }

        Optional<Fault> find(long number) {
            if (!numbers.test(number)) {
                return Optional.empty();
            }
            return Optional.of(faults.get(new SplittableRandom(seed ^ number).nextInt(faults.size())));
        }
    }
}
