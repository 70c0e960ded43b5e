package com.econlytics.reliability;

/** An experiment that can fail, and whose figures anybody can reproduce with the same seed. */
public interface Proof {
    /** By which name it is asked for, such as {@code crash-points}. */
    String name();

    /** What it shows, as the heading of its section. */
    String title();

    /**
     * Runs the experiment.
     *
     * @throws Exception if it could not be carried out, which is not the same as a failure: that is a finding
     */
    Findings run(Setting setting) throws Exception;
}
