package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.reconciliation.FinancialStatement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Statements of any depth, in which each section may have an amount of its own. */
class QuickBooksJsonLaws {
    private static final String REPORT = """
            {"Header": {"ReportName": "ProfitAndLoss", "ReportBasis": "Accrual", "StartPeriod": "2026-01-01",
             "EndPeriod": "2026-01-31", "Currency": "USD"},
             "Columns": {"Column": [{"ColTitle": "", "ColType": "Account"}, {"ColTitle": "Total", "ColType": "Money"}]},
             "Rows": {"Row": [%s]}}
            """;

    /** An account with an amount of its own, perhaps blank, and accounts under it. */
    private record Node(String own, List<Node> children) {
        BigDecimal sum() {
            BigDecimal sum = own.isEmpty() ? BigDecimal.ZERO : new BigDecimal(own);
            return children.stream().map(Node::sum).reduce(sum, BigDecimal::add);
        }

        List<BigDecimal> amounts() {
            List<BigDecimal> amounts = new ArrayList<>();
            if (!own.isEmpty()) {
                amounts.add(new BigDecimal(own));
            }
            children.forEach(child -> amounts.addAll(child.amounts()));
            return amounts;
        }

        String json(String id, BigDecimal wrongBy) {
            String data = "[{\"value\": \"A" + id + "\", \"id\": \"" + id + "\"}, {\"value\": \"" + own + "\"}]";
            if (children.isEmpty() && wrongBy.signum() == 0) {
                return "{\"ColData\": " + data + ", \"type\": \"Data\"}";
            }
            List<String> rows = new ArrayList<>();
            for (Node child : children) {
                rows.add(child.json(id + "." + rows.size(), BigDecimal.ZERO));
            }
            return "{\"Header\": {\"ColData\": " + data + "}, \"Rows\": {\"Row\": ["
                    + rows.stream().collect(Collectors.joining(", ")) + "]}, \"Summary\": {\"ColData\": [{\"value\":"
                    + " \"Total\"}, {\"value\": \"" + sum().add(wrongBy).toPlainString() + "\"}]}}";
        }
    }

    @Property
    @Label("files: the rows of a statement of any depth are its accounts, and sum to its total")
    void theRowsSumToTheTotal(@ForAll("trees") Node tree) {
        FinancialStatement statement =
                TextFile.read(REPORT.formatted(tree.json("1", BigDecimal.ZERO)), QuickBooksJson::read);

        assertThat(statement.rows())
                .extracting(row -> row.amount().toMajor())
                .containsExactlyElementsOf(tree.amounts());
        assertThat(statement.rows().stream()
                        .map(row -> row.amount().toMajor())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(tree.sum());
    }

    @Property
    @Label("files: a total that is off by any amount is refused")
    void aWrongTotalIsRefused(@ForAll("trees") Node tree, @ForAll("differences") BigDecimal difference) {
        assertThatThrownBy(() -> TextFile.read(REPORT.formatted(tree.json("1", difference)), QuickBooksJson::read))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("a total of its own amount and what stands under it");
    }

    @Provide
    Arbitrary<BigDecimal> differences() {
        return Arbitraries.longs()
                .between(-(1L << 50), 1L << 50)
                .filter(cents -> cents != 0)
                .map(cents -> BigDecimal.valueOf(cents, 2));
    }

    @Provide
    Arbitrary<Node> trees() {
        return trees(6);
    }

    private static Arbitrary<Node> trees(int depth) {
        Arbitrary<String> own = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just("")),
                Tuple.of(
                        4,
                        Arbitraries.longs()
                                .between(-(1L << 50), 1L << 50)
                                .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString())));
        if (depth == 0) {
            return own.map(amount -> new Node(amount, List.of()));
        }
        return Combinators.combine(
                        own, Arbitraries.lazy(() -> trees(depth - 1)).list().ofMaxSize(2))
                .as(Node::new);
    }
}
