package com.econlytics.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups of records that are looked at together, because an entry names several of them. */
final class JoinedGroups {
    private final Map<String, String> parents = new HashMap<>();

    void join(List<String> groups) {
        for (String group : groups) {
            String one = of(groups.get(0));
            String other = of(group);
            // The smaller name stands for all, so that it does not depend on the order of entries.
            if (one.compareTo(other) < 0) {
                parents.put(other, one);
            } else if (!one.equals(other)) {
                parents.put(one, other);
            }
        }
    }

    String of(String group) {
        String root = group;
        while (parents.containsKey(root)) {
            root = parents.getOrDefault(root, root);
        }
        if (!root.equals(group)) {
            parents.put(group, root);
        }
        return root;
    }
}
