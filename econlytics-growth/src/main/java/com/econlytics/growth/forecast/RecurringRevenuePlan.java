package com.econlytics.growth.forecast;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Monthly recurring revenue to come, from how cohorts survive and what new business is won; no curve through the total.
 *
 * <p>Each cohort of a month is rounded once, half to even. Example: 1,000.00 of age 0, of which 9/10 stay, and 200.00 of new business
 * close with 1,100.00.
 *
 * @param months in order
 */
public record RecurringRevenuePlan(List<Month> months) {
    /**
     * The recurring revenue of customers of one age.
     *
     * @param ageMonths since they came, 0 or more
     * @param amount a month
     */
    public record Cohort(int ageMonths, Money amount) {}

    /**
     * What drives the plan.
     *
     * @param survival share of a cohort's revenue that stays from age {@code i} to {@code i + 1}; the last holds for all later ages
     * @param expansion growth a month of what stays, 0 or more
     */
    public record Drivers(List<Ratio> survival, Ratio expansion) {
        public Drivers {
            survival = List.copyOf(survival);
            boolean shares = survival.stream().allMatch(s -> s.signum() >= 0 && s.compareTo(Ratio.ONE) <= 0);
            if (survival.isEmpty() || !shares || expansion.signum() < 0) {
                throw new IllegalArgumentException("shares from 0 to 1 and an expansion of 0 or more are needed, not "
                        + survival + " and " + expansion);
            }
        }

        Ratio survival(int ageMonths) {
            return survival.get(Math.min(ageMonths, survival.size() - 1));
        }
    }

    /** A month: opening plus new plus expansion less churn is closing, to the cent. */
    public record Month(YearMonth month, Money opening, Money won, Money expansion, Money churn, Money closing) {
        public Month {
            Money expected = opening.plus(won).plus(expansion).minus(churn);
            if (!expected.equals(closing)) {
                throw new IllegalArgumentException(month + " closes with " + expected + ", not with " + closing);
            }
        }
    }

    public RecurringRevenuePlan {
        months = List.copyOf(months);
    }

    /**
     * The plan.
     *
     * @param first month of it
     * @param opening what there is, at least one cohort
     * @param won new business of each month, all in the currency of the opening
     */
    public static RecurringRevenuePlan of(YearMonth first, List<Cohort> opening, Drivers drivers, List<Money> won) {
        if (opening.isEmpty()) {
            throw new IllegalArgumentException("a plan needs a cohort to begin with; one of 0 will do");
        }
        List<Month> months = new ArrayList<>();
        List<Cohort> cohorts = opening;
        for (int i = 0; i < won.size(); i++) {
            Passage passage = Passage.of(cohorts, drivers);
            Money before = total(cohorts);
            cohorts = new ArrayList<>(passage.cohorts());
            cohorts.add(new Cohort(0, won.get(i)));
            months.add(new Month(
                    first.plusMonths(i), before, won.get(i), passage.expansion(), passage.churn(), total(cohorts)));
        }
        return new RecurringRevenuePlan(months);
    }

    private static Money total(List<Cohort> cohorts) {
        return cohorts.stream().map(Cohort::amount).reduce(Money::plus).orElseThrow();
    }

    /** All cohorts a month older. */
    private record Passage(List<Cohort> cohorts, Money expansion, Money churn) {
        static Passage of(List<Cohort> before, Drivers drivers) {
            List<Cohort> after = new ArrayList<>();
            Money expansion = Money.zero(before.get(0).amount().currency());
            Money churn = expansion;
            for (Cohort cohort : before) {
                Money stays = share(cohort.amount(), drivers.survival(cohort.ageMonths()));
                Money more = share(stays, drivers.expansion());
                churn = churn.plus(cohort.amount().minus(stays));
                expansion = expansion.plus(more);
                after.add(new Cohort(cohort.ageMonths() + 1, stays.plus(more)));
            }
            return new Passage(after, expansion, churn);
        }

        private static Money share(Money amount, Ratio share) {
            long minor =
                    share.times(Ratio.of(amount.amountMinor())).roundHalfEven().longValueExact();
            return new Money(minor, amount.currency());
        }
    }
}
