package com.econlytics.costing;

import com.econlytics.fact.Driver;
import java.util.Currency;
import java.util.Objects;

/**
 * By what a cost is shared. It is data: it names the measure and says which weight a measured quantity has; the caller
 * brings the quantities.
 *
 * <p>Example: by {@code ticket}, a customer with 3 tickets has weight 3, one with -1 (a correction) has weight 0.
 */
public sealed interface AllocationBase {
    /** The weight of a recipient for whom {@code measured} was measured; never negative. */
    default long weightOf(long measured) {
        return Math.max(0, measured);
    }

    /** How a report names the base: {@code by ticket}, {@code equally}. */
    String inWords();

    /**
     * By the use of a cost driver.
     *
     * @param driver what is counted
     */
    record ByDriver(Driver driver) implements AllocationBase {
        public ByDriver {
            Objects.requireNonNull(driver, "driver");
        }

        @Override
        public String inWords() {
            return "by " + driver;
        }
    }

    /**
     * By revenue, measured in minor units of one currency; negative revenue counts as 0.
     *
     * @param currency of all measured revenue; not necessarily that of the pool
     */
    record ByRevenue(Currency currency) implements AllocationBase {
        public ByRevenue {
            Objects.requireNonNull(currency, "currency");
        }

        @Override
        public String inWords() {
            return "by revenue in " + currency;
        }
    }

    /** The same for every recipient that is named, whatever was measured. */
    record Equally() implements AllocationBase {
        @Override
        public long weightOf(long measured) {
            return 1;
        }

        @Override
        public String inWords() {
            return "equally";
        }
    }

    /**
     * By weights that somebody decided: percentages, head counts, square metres.
     *
     * @param source who or what states them, like {@code "budget 2026"}
     */
    record ByGivenWeights(String source) implements AllocationBase {
        public ByGivenWeights {
            if (source.isBlank()) {
                throw new IllegalArgumentException("given weights name no source; say where they were decided");
            }
        }

        @Override
        public String inWords() {
            return "by weights of " + source;
        }
    }
}
