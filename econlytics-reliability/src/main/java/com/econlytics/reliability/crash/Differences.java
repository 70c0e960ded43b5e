package com.econlytics.reliability.crash;

import java.util.ArrayList;
import java.util.List;

/** How two records differ, each line as often as it stands there. */
final class Differences {
    private Differences() {}

    static List<String> between(List<String> expected, List<String> found) {
        List<String> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        List<String> extra = new ArrayList<>(found);
        expected.forEach(extra::remove);
        List<String> all = new ArrayList<>();
        missing.forEach(line -> all.add("missing: " + line));
        extra.forEach(line -> all.add("not expected: " + line));
        return all;
    }
}
