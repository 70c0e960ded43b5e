package com.econlytics.examples;

import com.econlytics.examples.reconcile.CompanyFiles;
import com.econlytics.examples.reconcile.DetailFile;
import com.econlytics.money.Ratio;
import com.econlytics.reconciliation.AcceptedDifference;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.Tolerance;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.MonthRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How the figures are compared with the books. */
final class ComparisonOptions {
    private static final int PERCENT = 2;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "<file>",
            description = "How accounts correspond to ours; the command mapping prints one to fill in.")
    private Path mapping = Path.of("");

    @Option(
            names = "--detail",
            paramLabel = "<file>",
            description = "The entries behind the statement: QuickBooks' general ledger, or a table"
                    + " date,account,document,memo,amount,currency.")
    private @Nullable Path detail;

    @Option(
            names = "--detail-format",
            defaultValue = "auto",
            paramLabel = "<format>",
            description = "auto, plain or quickbooks (auto: as the file begins).")
    private DetailFile.Format detailFormat = DetailFile.Format.AUTO;

    @Option(
            names = "--covers",
            converter = Months.class,
            paramLabel = "<months>",
            description =
                    "Months whose entries are all in a plain --detail, like 2026-05..2026-07 (those of the statement).")
    private @Nullable MonthRange covers;

    @Option(
            names = "--basis",
            defaultValue = "receipts",
            paramLabel = "<basis>",
            description = "When our revenue counts: receipts or earned (receipts).")
    private RevenueBasis basis = RevenueBasis.RECEIPTS;

    @Option(
            names = "--entity",
            defaultValue = "The company",
            paramLabel = "<name>",
            description = "Whose books these are, as it shall stand on the paper.")
    private String entity = "";

    @Option(
            names = "--other-source",
            paramLabel = "<name=text>",
            description =
                    "A source of the books that is not connected, and a text by which its entries are known; may be repeated.")
    private Map<String, String> otherSources = new LinkedHashMap<>();

    @Option(
            names = "--tax-included",
            paramLabel = "<percent>",
            description = "Last resort: tax in receipts that no document divides, like 19; what rests on it is told.")
    private @Nullable BigDecimal taxIncluded;

    @Option(
            names = "--tolerance",
            defaultValue = "5",
            paramLabel = "<percent>",
            description = "How far revenue and costs may be from the books as they stand (5).")
    private BigDecimal tolerance = BigDecimal.ZERO;

    @Option(
            names = "--accepted",
            paramLabel = "<file>",
            description = "Differences that somebody accepts: period,line,amount,currency,author,reason,expires_on.")
    private @Nullable Path accepted;

    @Option(
            names = "--as-of",
            paramLabel = "<date>",
            description = "The day of the comparison, like 2026-08-05; periods have ended before it (today).")
    private @Nullable LocalDate asOf;

    Path mapping() {
        return mapping;
    }

    RevenueBasis basis() {
        return basis;
    }

    String entity() {
        return entity;
    }

    LocalDate asOfOr(LocalDate today) {
        return asOf == null ? today : asOf;
    }

    List<AcceptedDifference> acceptedOn(CompanyFiles files) {
        return accepted == null ? List.of() : files.readAccepted(accepted);
    }

    List<Entity.OtherSource> otherSources() {
        return otherSources.entrySet().stream()
                .map(source -> {
                    if (source.getKey().isBlank() || source.getValue().isBlank()) {
                        throw wrong("--other-source needs a name and a text, like PayPal=paypal");
                    }
                    return new Entity.OtherSource(source.getKey(), source.getValue());
                })
                .toList();
    }

    ReceiptSplit split() {
        return taxIncluded == null
                ? ReceiptSplit.standard()
                : ReceiptSplit.standard().orElse(ReceiptSplit.taxIncluded(percent("--tax-included", taxIncluded)));
    }

    Tolerance tolerance() {
        percent("--tolerance", tolerance);
        int basisPoints = tolerance.movePointRight(PERCENT).intValueExact();
        return new Tolerance(basisPoints, Tolerance.DEFAULT.residualBasisPoints(), Tolerance.DEFAULT.floorMinor());
    }

    /** The file of entries, if one was named. */
    List<DetailFile> detail(StatementOptions statement, MonthRange months) {
        return detail == null
                ? List.of()
                : List.of(new DetailFile(
                        detail,
                        detailFormat,
                        statement.currency(),
                        statement.decimals(),
                        covers == null ? months : covers));
    }

    private Ratio percent(String option, BigDecimal value) {
        BigDecimal basisPoints = value.movePointRight(PERCENT).stripTrailingZeros();
        if (value.signum() < 0 || basisPoints.scale() > 0 || value.compareTo(BigDecimal.valueOf(1_000)) > 0) {
            throw wrong(option + " must be from 0 to 1000 with at most two decimals, not " + value.toPlainString());
        }
        return Ratio.of(basisPoints.longValueExact(), 10_000);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** {@code 2026-05} or {@code 2026-05..2026-07}. */
    static final class Months implements ITypeConverter<MonthRange> {
        @Override
        public MonthRange convert(String text) {
            String[] ends = text.split("\\.\\.", -1);
            try {
                return new MonthRange(YearMonth.parse(ends[0]), YearMonth.parse(ends[ends.length - 1]));
            } catch (RuntimeException malformed) {
                throw new TypeConversionException("write months like 2026-05 or 2026-05..2026-07, not " + text);
            }
        }
    }
}
