package com.econlytics.reliability.service;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.reliability.proxy.LinkFault;
import com.econlytics.testkit.company.CompanyPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The network between the service, its database and both vendors fails in every way that a network has, under load. */
public final class BrokenNetwork implements Proof {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final List<Trouble> troubles;
    private final int slowSenders;

    /** Every fault at every place. */
    public BrokenNetwork() {
        this(Stream.of(Place.values()).flatMap(BrokenNetwork::everywhere).toList(), 500);
    }

    BrokenNetwork(List<Trouble> troubles, int slowSenders) {
        this.troubles = List.copyOf(troubles);
        this.slowSenders = slowSenders;
    }

    /** Between the service and whom. */
    enum Place {
        DATABASE("PostgreSQL"),
        STRIPE("Stripe"),
        ZENDESK("Zendesk");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    /**
     * One fault at one place.
     *
     * @param place where
     * @param fault what
     */
    record Trouble(Place place, LinkFault fault) {
        String words() {
            return place.words + ": " + fault.words();
        }
    }

    /**
     * What a trouble did.
     *
     * @param trouble which
     * @param struck how many connections or answers it met
     * @param recovered from its end until the service acknowledged again
     */
    private record Effect(Trouble trouble, int struck, Duration recovered) {}

    private static Stream<Trouble> everywhere(Place place) {
        Stream<LinkFault> all = Stream.of(
                new LinkFault.Latency(Duration.ofMillis(20), Duration.ofMillis(80)),
                new LinkFault.Bandwidth(2_000),
                new LinkFault.Silence(),
                new LinkFault.Reset(40),
                new LinkFault.HalfClose(40),
                new LinkFault.CutOff(100),
                new LinkFault.Corrupt(60),
                new LinkFault.SlowClose(Duration.ofSeconds(2)),
                new LinkFault.Down());
        Stream<LinkFault> ofDatabases = place == Place.DATABASE ? Stream.of(new LinkFault.ReplyLost()) : Stream.empty();
        return Stream.concat(all, ofDatabases).map(fault -> new Trouble(place, fault));
    }

    @Override
    public String name() {
        return "fault-proxy";
    }

    @Override
    public String title() {
        return "The network fails between the service, PostgreSQL and both vendors";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        CompanyPlan plan = CompanyPlan.of(20, setting.seed()).with(setting.choose(60, 400), setting.choose(20, 150));
        try (Vendors vendors = Vendors.of(plan);
                DurablePostgres server =
                        DurablePostgres.create(setting.directory().resolve("postgres"));
                Wires wires = Wires.between(vendors, server, setting.random());
                ServiceProcess service = ServiceProcess.start(
                        wires.environment(), setting.directory().resolve("service.log"));
                Sender sender = Sender.start(
                        vendors.deliveries(),
                        number -> service.webhooks(),
                        setting.random().split())) {
            List<Effect> effects = new ArrayList<>();
            for (Trouble trouble : troubles) {
                effects.add(suffer(trouble, wires, service, sender));
                setting.progress().println(trouble.words() + ": " + sender.accepted() + " deliveries acknowledged");
            }
            SlowSenders.Effect slow = SlowSenders.drip(service, vendors.deliveries(), slowSenders);
            sender.finish();
            boolean worksOff = Waiting.until(() -> Backlog.of(server.dataSource()) == 0);
            service.close();
            Reckoning reckoning = Reckoning.of(
                    vendors.environment(server.url(DurablePostgres.FIRST_DATABASE)),
                    server.dataSource(),
                    sender.acknowledged(),
                    vendors.truth());
            return findings(effects, slow, sender, reckoning)
                    .violationIf(!worksOff, "the inbox was not worked off unaided")
                    .build();
        }
    }

    private static Effect suffer(Trouble trouble, Wires wires, ServiceProcess service, Sender sender) {
        Wires.Wire wire = wires.wire(trouble.place());
        int before = wire.proxy().struck();
        wire.proxy().begin(trouble.fault());
        Waiting.until(() -> wire.proxy().struck() > before, Waiting.A_POLL);
        Waiting.aMoment();
        int struck = wire.proxy().struck() - before;
        wire.proxy().end();
        long ended = System.nanoTime();
        int accepted = sender.acceptedBy(service.webhooks());
        boolean again = Waiting.until(() -> sender.acceptedBy(service.webhooks()) > accepted);
        return new Effect(trouble, struck, again ? Duration.ofNanos(System.nanoTime() - ended) : Duration.ZERO);
    }

    private static Findings.Builder findings(
            List<Effect> effects, SlowSenders.Effect slow, Sender sender, Reckoning reckoning) {
        Findings.Builder findings = new Findings.Builder();
        effects.stream()
                .filter(effect -> effect.recovered().isZero())
                .forEach(effect -> findings.violation(
                        "nothing was acknowledged after " + effect.trouble().words()));
        return findings.violationIf(!reckoning.lost().isEmpty(), "acknowledged and lost: " + reckoning.lost())
                .violationIf(!reckoning.doubled().isEmpty(), "stored twice: " + reckoning.doubled())
                .violationIf(
                        !reckoning.differences().isEmpty(), "figures that are not true: " + reckoning.differences())
                .violationIf(
                        slow.longest().compareTo(LONGEST_ANSWER) > 0 || slow.refused() > 0,
                        "while bodies dripped, others waited " + slow.longest() + ", " + slow.refused() + " in vain")
                .paragraph(
                        "%,d deliveries were acknowledged, %,d got no answer, %s were refused by status. Of %,d acknowledged events"
                                        .formatted(
                                                sender.accepted(),
                                                sender.unanswered(),
                                                sender.refusals(),
                                                sender.acknowledged().size())
                                + " %d were lost and %d stored twice; %d figures are other than the truth."
                                        .formatted(
                                                reckoning.lost().size(),
                                                reckoning.doubled().size(),
                                                reckoning.differences().size()))
                .paragraph(
                        "While %,d connections sent a byte of their bodies each second, %d others were answered after %d ms at the median, %d ms at most."
                                .formatted(
                                        slow.dripping(),
                                        slow.answered(),
                                        slow.median().toMillis(),
                                        slow.longest().toMillis()))
                .table(
                        List.of("between the service and", "met", "until it acknowledged again"),
                        effects.stream().map(BrokenNetwork::row).toList());
    }

    private static List<String> row(Effect effect) {
        return List.of(
                effect.trouble().words(),
                Integer.toString(effect.struck()),
                effect.recovered().toMillis() + " ms");
    }
}
