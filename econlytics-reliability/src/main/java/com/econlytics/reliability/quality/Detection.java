package com.econlytics.reliability.quality;

import com.econlytics.quality.MonthFigures;
import com.econlytics.quality.Rule;
import com.econlytics.quality.UnusualChange;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/** What the rules say of companies of one size, clean and harmed. */
final class Detection {
    /** From here on all rules judge: they need six figures, and some of these are measured by the three months before. */
    static final int MONTHS_BEFORE = UnusualChange.LEAST_HISTORY + 3;

    private final Map<Rule, Integer> falseAlarms = new EnumMap<>(Rule.class);
    private final Map<Defect, Found> found = new EnumMap<>(Defect.class);
    private int cleanMonths;
    private int monthsWithAlarm;

    /**
     * How often a defect was found.
     *
     * @param planted how often it was there
     * @param atOnce found in its first month
     * @param later found in another month in which it was there
     */
    record Found(int planted, int atOnce, int later) {
        private static final Found NOTHING = new Found(0, 0, 0);

        Found plus(Found other) {
            return new Found(planted + other.planted, atOnce + other.atOnce, later + other.later);
        }

        double recall() {
            return planted == 0 ? 0 : (double) (atOnce + later) / planted;
        }
    }

    /** Judges another company as it is, and with each defect from a month of its own. */
    void add(List<Amount> clean, SplittableRandom random) {
        List<MonthFigures> months = MadeUpBooks.months(clean);
        YearMonth judged = months.get(MONTHS_BEFORE).month();
        List<UnusualChange> alarms = UnusualChange.in(months).stream()
                .filter(alarm -> !alarm.month().isBefore(judged))
                .toList();
        cleanMonths += months.size() - MONTHS_BEFORE;
        alarms.forEach(alarm -> falseAlarms.merge(alarm.rule(), 1, Integer::sum));
        monthsWithAlarm +=
                (int) alarms.stream().map(UnusualChange::month).distinct().count();
        for (Defect defect : Defect.values()) {
            int first = random.nextInt(MONTHS_BEFORE, months.size() - Defect.MONTHS + 1);
            YearMonth month = months.get(first).month();
            Found once = find(
                    defect,
                    month,
                    UnusualChange.in(MadeUpBooks.months(defect.plantedIn(clean, month, random.split()))),
                    alarms);
            found.merge(defect, once, Found::plus);
        }
    }

    /** What a rule says of the clean company in the same month is no merit of it. */
    private static Found find(
            Defect defect, YearMonth first, List<UnusualChange> said, List<UnusualChange> saidAnyway) {
        Set<String> anyway = new HashSet<>();
        saidAnyway.forEach(change -> anyway.add(change.rule() + " " + change.month()));
        OptionalLong delay = said.stream()
                .filter(change -> change.rule() == defect.rule())
                .filter(change -> !anyway.contains(change.rule() + " " + change.month()))
                .mapToLong(change -> ChronoUnit.MONTHS.between(first, change.month()))
                .filter(months -> months >= 0 && months < Defect.MONTHS)
                .min();
        if (delay.isEmpty()) {
            return new Found(1, 0, 0);
        }
        return delay.getAsLong() == 0 ? new Found(1, 1, 0) : new Found(1, 0, 1);
    }

    Found of(Defect defect) {
        return found.getOrDefault(defect, Found.NOTHING);
    }

    int falseAlarms(Rule rule) {
        return falseAlarms.getOrDefault(rule, 0);
    }

    int cleanMonths() {
        return cleanMonths;
    }

    /** How many of 100 months of a company without any defect somebody is asked to look at. */
    double alarmsPer100Months() {
        return cleanMonths == 0 ? 0 : 100.0 * monthsWithAlarm / cleanMonths;
    }
}
