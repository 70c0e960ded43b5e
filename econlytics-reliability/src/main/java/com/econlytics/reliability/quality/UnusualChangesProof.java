package com.econlytics.reliability.quality;

import com.econlytics.examples.console.Progress;
import com.econlytics.quality.Rule;
import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How many planted defects the rules about unusual changes find, and how often they ask about what is sound. */
public final class UnusualChangesProof implements Proof {
    private static final List<Integer> SIZES = List.of(50, 300);
    private static final double LEAST_RECALL = 0.5;
    private static final double MOST_ALARMS = 40;

    @Override
    public String name() {
        return "unusual-changes";
    }

    @Override
    public String title() {
        return "Unusual changes";
    }

    @Override
    public Findings run(Setting setting) {
        int companies = setting.choose(25, 100);
        List<Detection> detections = new ArrayList<>();
        SplittableRandom random = setting.random();
        for (int size : SIZES) {
            Detection detection = new Detection();
            detections.add(detection);
            Progress.during("companies of " + size, companies, setting.progress(), progress -> {
                for (int i = 0; i < companies; i++) {
                    detection.add(MadeUpBooks.amounts(size, random.nextLong()), random.split());
                    progress.add(1);
                }
            });
        }
        return findings(detections, companies);
    }

    private static Findings findings(List<Detection> detections, int companies) {
        Findings.Builder findings = new Findings.Builder();
        Detection large = detections.get(detections.size() - 1);
        for (Defect defect : Defect.values()) {
            double recall = large.of(defect).recall();
            findings.violationIf(recall < LEAST_RECALL, defect.words() + " was found in " + percent(recall));
        }
        findings.violationIf(
                large.alarmsPer100Months() > MOST_ALARMS, "false alarms in " + alarms(large) + " of 100 months");
        return findings.paragraph("" + companies
                        + " made-up companies of each size over two years, which grow, with seeds that the"
                        + " rules were not made with. Each is judged as it is, and once with each defect, which begins in a month at"
                        + " random and lasts for " + Defect.MONTHS
                        + ". A defect is found if a rule that is meant for it says so while it"
                        + " lasts, and would not have said so without it.")
                .table(headings("defect"), defects(detections))
                .paragraph("Said of companies without any defect, per 100 months with at least "
                        + Detection.MONTHS_BEFORE + " before them:")
                .table(headings("rule"), rules(detections))
                .build();
    }

    private static List<String> headings(String first) {
        List<String> headings = new ArrayList<>(List.of(first));
        SIZES.forEach(size -> headings.add(size + " customers"));
        return headings;
    }

    private static List<List<String>> defects(List<Detection> detections) {
        List<List<String>> rows = new ArrayList<>();
        for (Defect defect : Defect.values()) {
            List<String> row = new ArrayList<>(List.of(defect.words()));
            detections.forEach(detection -> row.add(found(detection.of(defect))));
            rows.add(row);
        }
        return rows;
    }

    private static String found(Detection.Found found) {
        return percent(found.recall()) + " found, " + percent((double) found.atOnce() / found.planted()) + " at once";
    }

    private static List<List<String>> rules(List<Detection> detections) {
        List<List<String>> rows = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            List<String> row = new ArrayList<>(List.of(rule.name()));
            detections.forEach(
                    detection -> row.add(decimal(100.0 * detection.falseAlarms(rule) / detection.cleanMonths())));
            rows.add(row);
        }
        List<String> any = new ArrayList<>(List.of("any"));
        detections.forEach(detection -> any.add(alarms(detection)));
        rows.add(any);
        return rows;
    }

    private static String alarms(Detection detection) {
        return decimal(detection.alarmsPer100Months());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String decimal(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }
}
