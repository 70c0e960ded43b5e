package com.econlytics.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Of which commit the running code is, as far as git can tell. */
final class Commit {
    private Commit() {}

    /** Such as {@code d7c8788}, or {@code d7c8788-dirty}; {@code unknown} outside a checkout. */
    static String current() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude", "*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !text.isEmpty() ? text : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
