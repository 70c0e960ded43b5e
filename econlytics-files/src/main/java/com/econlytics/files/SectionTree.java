package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.BookAccount.Group;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a statement in which sections are told by their totals: what stands between a row and its total is under it.
 */
final class SectionTree {
    private static final Pattern TOTAL = Pattern.compile("(?i)total[\\p{Z}\\s]+(for[\\p{Z}\\s]+)?(.+)");

    private final StatementColumns columns;
    private final int width;
    private final Function<Cell, Optional<Money>> money;
    private final List<Node> open = new ArrayList<>();
    private final Map<StatementNames.Result, Node> results = new LinkedHashMap<>();

    SectionTree(StatementColumns columns, int width, Function<Cell, Optional<Money>> money) {
        this.columns = columns;
        this.width = width;
        this.money = money;
    }

    /** A row, and what stands under it once its total was read. */
    private static final class Node {
        final Cell label;
        final Map<MonthRange, Money> own;
        private final StatementSums sums = new StatementSums();
        private final List<Node> children = new ArrayList<>();
        private boolean section;

        Node(Cell label, Map<MonthRange, Money> own) {
            this.label = label;
            this.own = own;
            sums.add(own);
        }

        String name() {
            return label.trimmed();
        }

        int indent() {
            return label.text().length()
                    - label.text()
                            .stripLeading()
                            .replaceFirst("^[\\p{Z}\\s]+", "")
                            .length();
        }

        boolean isCalled(String name) {
            return StatementNames.plain(name()).equals(StatementNames.plain(name))
                    || StatementNames.findGroup(name)
                            .filter(group -> StatementNames.findGroup(name()).equals(Optional.of(group)))
                            .isPresent();
        }
    }

    /** Whether net income was read, after which no account comes. */
    boolean isComplete() {
        return results.containsKey(StatementNames.Result.NET_INCOME);
    }

    void add(CsvRow row) {
        if (row.cells().size() != width && !row.isBlankFrom(1)) {
            throw row.whole()
                    .refuse(width + " cells", Integer.toString(row.cells().size()));
        }
        Node node = new Node(row.cell(0), columns.amounts(row::cell, money));
        if (node.label.isEmpty()) {
            throw node.label.refuse("a name in front of amounts");
        }
        Matcher total = TOTAL.matcher(node.name());
        Optional<Node> section = total.matches() ? find(total.group(2), node) : Optional.empty();
        Optional<StatementNames.Result> result = StatementNames.Result.find(node.name());
        if (section.isPresent()) {
            close(section.get(), node);
        } else if (total.matches() && total.group(1) != null) {
            throw node.label.refuse("the total of a section that stands above it", "one of a section that does not");
        } else if (result.isPresent() && open.stream().allMatch(SectionTree::isHarmless)) {
            if (results.putIfAbsent(result.get(), node) != null) {
                throw node.label.refuse("each result once", "a second one");
            }
        } else {
            open.add(node);
        }
    }

    /** The nearest row above that the total can be of: with the same indentation, if there is one. */
    private Optional<Node> find(String name, Node total) {
        Optional<Node> nearest = Optional.empty();
        for (Node node : open) {
            boolean candidate = !node.section && node.isCalled(name);
            if (candidate
                    && (nearest.isEmpty()
                            || node.indent() == total.indent()
                            || nearest.get().indent() != total.indent())) {
                nearest = Optional.of(node);
            }
        }
        return nearest;
    }

    private void close(Node section, Node total) {
        int from = open.indexOf(section) + 1;
        List<Node> under = open.subList(from, open.size());
        section.children.addAll(under);
        under.clear();
        section.children.forEach(child -> section.sums.add(child.sums));
        section.section = true;
        section.sums.require(total.own, total.label, "a total of what stands under the section");
    }

    /** A section that is closed, or a name without amounts. */
    private static boolean isHarmless(Node node) {
        return node.section || node.own.isEmpty();
    }

    /** The accounts, once everything was checked. */
    List<FinancialStatement.Row> rows(Cell file) {
        for (Node node : open) {
            if (!isHarmless(node)) {
                throw node.label.refuse("an account in a section that has a total", "one outside");
            }
        }
        if (!isComplete()) {
            throw file.refuse("a row Net Income at the end", "none");
        }
        requireResults();
        StatementRows rows = new StatementRows();
        for (Node node : open) {
            Optional<Group> group = StatementNames.findGroup(node.name());
            if (node.section) {
                add(rows, node, group.orElse(Group.UNSTATED), List.of(), group.isPresent());
            }
        }
        return rows.rows();
    }

    private void requireResults() {
        Map<Group, StatementSums> groups = new EnumMap<>(Group.class);
        for (Node node : open) {
            groups.computeIfAbsent(
                            StatementNames.findGroup(node.name()).orElse(Group.UNSTATED), unseen -> new StatementSums())
                    .add(node.sums);
        }
        if (groups.containsKey(Group.UNSTATED) && !groups.get(Group.UNSTATED).isEmpty()) {
            return;
        }
        results.forEach((result, node) -> {
            StatementSums sums = new StatementSums();
            groups.forEach((group, of) -> {
                if (result.sign(group) > 0) {
                    sums.add(of);
                } else if (result.sign(group) < 0) {
                    sums.subtract(of);
                }
            });
            sums.require(node.own, node.label, "the result of the totals above");
        });
    }

    private static void add(StatementRows rows, Node node, Group group, List<String> path, boolean isGroup) {
        String name = isGroup && node.own.isEmpty() ? node.name() : node.label.word("the name of an account");
        if (!node.own.isEmpty()) {
            rows.add(node.label, StatementRows.account(path, name, group), node.own);
        }
        List<String> inner = new ArrayList<>(path);
        if (!isGroup) {
            inner.add(name);
        }
        node.children.forEach(child -> add(rows, child, group, inner, false));
    }
}
