package com.econlytics.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private final List<String> stopped = new ArrayList<>();

    @Test
    void theLatestIsStoppedFirst() {
        try (Resources resources = Resources.untilInterrupted()) {
            resources.add(() -> stopped.add("database"));
            resources.add(() -> stopped.add("web"));
        }
        assertThat(stopped).containsExactly("web", "database");
    }

    @Test
    void oneThatDoesNotStopKeepsNoOtherRunning() {
        try (Resources resources = Resources.untilInterrupted()) {
            resources.add(() -> stopped.add("database"));
            resources.add(() -> {
                throw new IllegalStateException("stuck");
            });
        }
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void whatIsStartedAfterTheEndIsStoppedAtOnce() {
        Resources resources = Resources.untilInterrupted();
        resources.close();
        assertThatThrownBy(() -> resources.add(() -> stopped.add("web"))).hasMessage("interrupted");
        assertThat(stopped).containsExactly("web");
    }
}
