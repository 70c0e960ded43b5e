package com.econlytics.examples.settings;

import java.util.List;

/** The environment does not say what is needed; one line for each variable, without its value. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names what is wrong.
     *
     * @param problems lines that say what is wrong and what to do
     */
    public SettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
