package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.cohort.Cohort;
import com.econlytics.cohort.CohortCell;
import com.econlytics.cohort.CohortRow;
import com.econlytics.cohort.CohortTable;
import com.econlytics.cohort.FinanceBridge;
import com.econlytics.cohort.Margins;
import com.econlytics.cohort.Payback;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.AccountMapping.Place;
import com.econlytics.reconciliation.AccountMapping.Sign;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MappingAndCohortLaws {
    private static final List<StatementLine> LINES = List.of(
            StatementLine.NET_REVENUE,
            new StatementLine("=processing", List.of(Section.FEES), List.of(ChartOfAccounts.PROCESSING_FEES)),
            new StatementLine(
                    "fees and support",
                    List.of(Section.SUPPORT, Section.FEES),
                    List.of(ChartOfAccounts.DISPUTE_FEES, ChartOfAccounts.SUPPORT_PAYROLL)),
            StatementLine.of(Section.COST_OF_GOODS_SOLD));

    @Property
    @Label("files: a mapping comes back as it was written")
    void mappingsComeBack(@ForAll("mappings") AccountMapping mapping) {
        byte[] file = TextFile.written(out -> AccountMappingCsv.write(mapping, CsvFormat.SPREADSHEET, out));

        AccountMapping back = TextFile.read(
                file,
                path -> AccountMappingCsv.read(
                        path, mapping.version(), ChartOfAccounts.standard(), CsvSafety.SPREADSHEET));

        assertThat(back).isEqualTo(mapping);
    }

    @Property
    @Label("files: the figures of cohorts come back as they were written")
    void cohortsComeBack(@ForAll("tables") List<CohortTable> tables) {
        byte[] file = TextFile.written(out -> CohortCsv.write(tables, CsvFormat.SPREADSHEET, out));

        List<CohortFigure> back = TextFile.read(file, path -> CohortCsv.read(path, CsvSafety.SPREADSHEET));

        assertThat(back)
                .containsExactlyElementsOf(tables.stream()
                        .map(CohortCsv::figures)
                        .flatMap(List::stream)
                        .toList());
    }

    @Provide
    Arbitrary<AccountMapping> mappings() {
        Arbitrary<Place> mapped = Combinators.combine(Arbitraries.of(LINES), Arbitraries.of(Sign.class))
                .as(Place.Mapped::new);
        Arbitrary<Place> left =
                Arbitraries.of("-rent", "paid, \"once\"", "overhead").map(Place.OutOfScope::new);
        Arbitrary<String> ids = Arbitraries.of("4000", "=1+1", "'-x", "Ausgaben:Büro", "a,b", "@", "7000");
        return Arbitraries.maps(ids, Arbitraries.oneOf(mapped, left))
                .map(places -> new AccountMapping("2026-07", places));
    }

    @Provide
    Arbitrary<List<CohortTable>> tables() {
        return Arbitraries.of(List.of("USD"), List.of("JPY", "KWD"), List.<String>of())
                .flatMap(codes -> tables(codes, new ArrayList<>()));
    }

    private static Arbitrary<List<CohortTable>> tables(List<String> codes, List<CohortTable> before) {
        if (codes.isEmpty()) {
            return Arbitraries.just(before);
        }
        return table(Currency.getInstance(codes.get(0))).flatMap(table -> {
            List<CohortTable> more = new ArrayList<>(before);
            more.add(table);
            return tables(codes.subList(1, codes.size()), more);
        });
    }

    private static Arbitrary<CohortTable> table(Currency currency) {
        Arbitrary<Margins> margins = Exports.amounts()
                .list()
                .ofSize(3)
                .map(amounts -> new Margins(
                        new Money(amounts.get(0), currency),
                        new Money(amounts.get(1), currency),
                        new Money(amounts.get(2), currency)));
        Arbitrary<CohortRow> row = Combinators.combine(
                        Exports.texts().filter(text -> !text.isBlank()),
                        margins.list().ofMinSize(3).ofMaxSize(5))
                .as((label, of) -> row(label, of));
        return Combinators.combine(row.list().ofMaxSize(2), margins, margins)
                .as((rows, one, other) -> new CohortTable(
                        currency, rows, one, other, one, new FinanceBridge(currency, List.of(), List.of())));
    }

    private static CohortRow row(String label, List<Margins> margins) {
        List<CohortCell> cells = new ArrayList<>();
        for (Margins of : margins.subList(3, margins.size())) {
            cells.add(new CohortCell(cells.size(), 2, of, of));
        }
        return new CohortRow(
                new Cohort.OfValue(label),
                3,
                margins.get(0),
                margins.get(1),
                cells,
                margins.get(2),
                new Payback.NotSupplied());
    }
}
