package com.econlytics.examples.settings;

import java.util.Objects;

/** A text that is used and never shown. */
public final class Secret {
    private final String text;

    /** Hides {@code text}. */
    public Secret(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** The text itself, for the one who needs it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
