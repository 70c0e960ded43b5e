package com.econlytics.reliability.mutants;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.mutants.Check.Alarm;
import com.econlytics.reliability.mutants.Mutant.Verdict;
import com.econlytics.reliability.postgres.DurablePostgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every sabotage of the wiring is noticed by the check that is there for it, and that check does not cry wolf. */
public final class MutantsProof implements Proof {
    private static final int MOST_KILLS = 5;
    private static final int LONGEST = 160;

    @Override
    public String name() {
        return "mutants";
    }

    @Override
    public String title() {
        return "Mutants that must be noticed";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        List<Verdict> verdicts = judge(mutants(setting), setting);
        if (setting.scale() != Setting.Scale.SLICE) {
            try (DurablePostgres server = DurablePostgres.create(setting.directory())) {
                verdicts.addAll(judge(DatabaseMutants.all(Databases.of(server), MOST_KILLS), setting));
            }
        }
        return report(verdicts);
    }

    private static Findings report(List<Verdict> verdicts) {
        Findings.Builder findings = new Findings.Builder();
        verdicts.forEach(verdict -> report(verdict, findings));
        long noticed = verdicts.stream().filter(Verdict::isNoticed).count();
        return findings.paragraph(
                        "A proof that cannot fail shows nothing. So the library is wired wrongly on purpose: a"
                                + " wrapper around a port, or around the connections, does what a careless host or a careless change"
                                + " would do. Each check is first run with the sound wiring, where it must be silent, and then with the"
                                + " sabotage. **" + noticed + " of " + verdicts.size() + " are noticed.**")
                .table(
                        List.of("mutant", "what it does", "check", "what it said", "after"),
                        verdicts.stream().map(MutantsProof::row).toList())
                .build();
    }

    private static List<Mutant<?>> mutants(Setting setting) {
        List<Mutant<?>> mutants = new ArrayList<>();
        mutants.addAll(SimulatedMutants.all(new Lives(setting.seed(), setting.choose(16, 100))));
        mutants.addAll(PortMutants.all(setting.seed()));
        return mutants;
    }

    private static List<Verdict> judge(List<Mutant<?>> mutants, Setting setting) throws Exception {
        List<Verdict> verdicts = new ArrayList<>();
        Map<Tried, Optional<Alarm>> sound = new HashMap<>();
        for (Mutant<?> mutant : mutants) {
            setting.progress().println(mutant.name() + ", " + mutant.check().name());
            Tried tried = new Tried(mutant.check(), mutant.sound());
            if (!sound.containsKey(tried)) {
                sound.put(tried, mutant.lookAtSound());
            }
            verdicts.add(new Verdict(mutant, sound.getOrDefault(tried, Optional.empty()), mutant.lookAtBroken()));
        }
        return verdicts;
    }

    /** A check and what it was given, so that several mutants of one wiring try the sound one once. */
    private record Tried(Check<?> check, Object wiring) {}

    private static void report(Verdict verdict, Findings.Builder findings) {
        String name = verdict.mutant().name() + ", " + verdict.mutant().check().name();
        verdict.falseAlarm()
                .ifPresent(alarm -> findings.violation(name + ": an alarm for the sound wiring: " + alarm.what()));
        findings.violationIf(verdict.alarm().isEmpty(), name + ": the sabotage was not noticed");
    }

    private static List<String> row(Verdict verdict) {
        Mutant<?> mutant = verdict.mutant();
        return List.of(
                mutant.name(),
                mutant.sabotage(),
                mutant.check().name(),
                verdict.alarm().map(alarm -> cell(alarm.what())).orElse("**nothing**"),
                verdict.alarm().map(Alarm::after).orElse(""));
    }

    /** In one line, without marks that would end the cell. */
    private static String cell(String words) {
        String line = words.replaceAll("\\s+", " ").replace('|', '/');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
