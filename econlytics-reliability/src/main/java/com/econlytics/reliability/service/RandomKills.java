package com.econlytics.reliability.service;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.testkit.company.CompanyPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two services and their database are killed, paused and told to end at random moments, while signed webhooks keep arriving. */
public final class RandomKills implements Proof {
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

    private final List<Harm> harms;
    private final int services;

    /** Every harm, two services. */
    public RandomKills() {
        this(List.of(Harm.values()), 2);
    }

    RandomKills(List<Harm> harms, int services) {
        this.harms = List.copyOf(harms);
        this.services = services;
    }

    @Override
    public String name() {
        return "random-kills";
    }

    @Override
    public String title() {
        return "Services and PostgreSQL are killed at random moments under load";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        CompanyPlan plan =
                CompanyPlan.of(20, setting.seed()).with(setting.choose(60, 400, 6_000), setting.choose(20, 150, 2_000));
        try (Vendors vendors = Vendors.of(plan);
                DurablePostgres server =
                        DurablePostgres.create(setting.directory().resolve("postgres"))) {
            Map<String, String> environment = vendors.environment(server.url(DurablePostgres.FIRST_DATABASE));
            try (Stage stage = Stage.open(environment, server, services, setting);
                    Sender sender = Sender.start(vendors.deliveries(), stage::endpoint, setting.random())) {
                Harmer harmer = new Harmer(stage, sender, setting.random().split());
                List<Harmer.Wound> wounds = new ArrayList<>();
                for (int round = 0; round < rounds(setting); round++) {
                    Harm harm = harms.get(round % harms.size());
                    wounds.add(harmer.inflict(harm));
                    setting.progress().println(harm.words() + ": " + sender.accepted() + " deliveries acknowledged");
                }
                sender.finish();
                stage.close();
                Reckoning reckoning =
                        Reckoning.of(environment, server.dataSource(), sender.acknowledged(), vendors.truth());
                return findings(wounds, sender, reckoning, vendors.deliveries().size());
            }
        }
    }

    private int rounds(Setting setting) {
        return setting.choose(1, 5, 75) * harms.size();
    }

    private static Findings findings(List<Harmer.Wound> wounds, Sender sender, Reckoning reckoning, int events) {
        Findings.Builder findings = new Findings.Builder();
        wounds.stream()
                .filter(wound -> wound.harm() == Harm.TERMINATE_SERVICE)
                .filter(wound -> wound.drained().compareTo(LONGEST_DRAIN) > 0)
                .forEach(wound -> findings.violation("a service took " + seconds(wound.drained()) + " s to end"));
        return findings.violationIf(
                        sender.acknowledged().size() != events,
                        "only " + sender.acknowledged().size() + " of " + events
                                + " events were acknowledged in the end")
                .violationIf(!reckoning.lost().isEmpty(), "acknowledged and lost: " + reckoning.lost())
                .violationIf(!reckoning.doubled().isEmpty(), "stored twice: " + reckoning.doubled())
                .violationIf(
                        !reckoning.differences().isEmpty(), "figures that are not true: " + reckoning.differences())
                .violationIf(
                        sender.refusals().keySet().stream().anyMatch(status -> status != 503),
                        "refused with another status than 503: " + sender.refusals())
                .paragraph(
                        "%,d events were delivered until each was acknowledged, %,d deliveries in all; %,d got no answer, so that"
                                        .formatted(events, sender.accepted(), sender.unanswered())
                                + " nobody knew what had become of them, %,d found nobody listening, and %s were refused by status."
                                        .formatted(sender.unheard(), sender.refusals()))
                .table(
                        List.of("acknowledged", "of these lost", "stored twice", "figures other than the truth"),
                        List.of(List.of(
                                Integer.toString(sender.acknowledged().size()),
                                Integer.toString(reckoning.lost().size()),
                                Integer.toString(reckoning.doubled().size()),
                                Integer.toString(reckoning.differences().size()))))
                .table(
                        List.of(
                                "what was done",
                                "times",
                                "acknowledged again after it: median",
                                "longest",
                                "to its end at most"),
                        Harmer.rows(wounds))
                .build();
    }

    private static String seconds(Duration duration) {
        return "%.1f".formatted(duration.toMillis() / 1000.0);
    }
}
