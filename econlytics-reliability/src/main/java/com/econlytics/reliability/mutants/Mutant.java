package com.econlytics.reliability.mutants;

import com.econlytics.reliability.mutants.Check.Alarm;
import java.util.Objects;
import java.util.Optional;

/**
 * A small sabotage of the wiring, and the check that must notice it.
 *
 * @param name what it is called in the report
 * @param sabotage what it does
 * @param check what must notice it
 * @param sound the wiring as it should be, for which the check must raise no alarm
 * @param broken the sabotaged wiring
 * @param <W> what is wired
 */
record Mutant<W>(String name, String sabotage, Check<W> check, W sound, W broken) {
    Mutant {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(sound, "sound");
        Objects.requireNonNull(broken, "broken");
    }

    /** What the check says of the wiring as it should be. */
    Optional<Alarm> lookAtSound() throws Exception {
        return check.look(sound);
    }

    /** What the check says of the sabotage. */
    Optional<Alarm> lookAtBroken() throws Exception {
        return check.look(broken);
    }

    /**
     * What became of a mutant.
     *
     * @param mutant which one
     * @param falseAlarm what the check said of the sound wiring, which is a defect of the check or of the library
     * @param alarm what the check said of the sabotage; empty if it survived
     */
    record Verdict(Mutant<?> mutant, Optional<Alarm> falseAlarm, Optional<Alarm> alarm) {
        boolean isNoticed() {
            return alarm.isPresent() && falseAlarm.isEmpty();
        }
    }
}
