package com.econlytics.growth.health;

/** In which range of scores a customer is, from worst to best, and what is recommended then. */
public enum HealthBand {
    /** Below all bounds. */
    CRITICAL("call today"),
    /** From the lowest bound on. */
    HIGH_RISK("call this week"),
    /** From the middle bound on. */
    AT_RISK("look at the lowest component"),
    /** From the highest bound on. */
    HEALTHY("nothing to do");

    private final String action;

    HealthBand(String action) {
        this.action = action;
    }

    /** The recommended action, in words. */
    public String action() {
        return action;
    }
}
