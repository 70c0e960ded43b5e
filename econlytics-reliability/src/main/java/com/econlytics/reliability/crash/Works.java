package com.econlytics.reliability.crash;

import java.util.ArrayList;
import java.util.List;

/** Every kind of work that writes. */
final class Works {
    private Works() {}

    static List<Work> all() {
        List<Work> all = new ArrayList<>(List.<Work>of(
                new Migrating(), new Opening(), new Receiving(), new WorkingOff(), new Pulling(), new Renewing()));
        all.addAll(Deciding.everyKind());
        all.add(new Allocating());
        return List.copyOf(all);
    }

    static Work named(String name) {
        if (Poisoned.isNamed(name)) {
            return Poisoned.named(name);
        }
        return all().stream()
                .filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no work named " + name));
    }
}
