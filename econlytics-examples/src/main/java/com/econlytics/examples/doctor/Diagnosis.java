package com.econlytics.examples.doctor;

import java.util.Objects;

/**
 * What was found about one thing.
 *
 * @param subject what was looked at
 * @param health how it is
 * @param finding what was found
 * @param remedy what to do; empty if nothing is to be done
 */
public record Diagnosis(String subject, Health health, String finding, String remedy) {
    public Diagnosis {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** How a thing is. */
    public enum Health {
        /** As it should be. */
        WELL,
        /** It works, and will hurt some day. */
        AILING,
        /** The service cannot work with it. */
        SICK
    }

    static Diagnosis well(String subject, String finding) {
        return new Diagnosis(subject, Health.WELL, finding, "");
    }

    static Diagnosis ailing(String subject, String finding, String remedy) {
        return new Diagnosis(subject, Health.AILING, finding, remedy);
    }

    static Diagnosis sick(String subject, String finding, String remedy) {
        return new Diagnosis(subject, Health.SICK, finding, remedy);
    }
}
