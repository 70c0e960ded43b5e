package com.econlytics.examples.demo;

import com.econlytics.testkit.company.CompanyPlan;
import java.util.Objects;

/**
 * How the demo is played.
 *
 * @param company which company
 * @param port where the web server listens; 0 for any
 * @param ending what happens when the story is told
 */
public record DemoPlan(CompanyPlan company, int port, Ending ending) {
    public DemoPlan {
        Objects.requireNonNull(company, "company");
        Objects.requireNonNull(ending, "ending");
    }

    /** What happens when the story is told. */
    public enum Ending {
        /** The program goes on serving until it is interrupted. */
        SERVE,
        /** The program ends. */
        EXIT
    }
}
