package com.econlytics.files;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.AccountMapping.Place;
import com.econlytics.reconciliation.AccountMapping.Sign;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.Evidence;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mapping of accounts as a table that finance edits: {@code account,line,sections_or_accounts,sign,reason} and, for the
 * reader, {@code name}.
 *
 * <p>Our sections are in capitals and our accounts in small letters, separated by blanks: {@code GROSS_RECEIPTS REFUNDS
 * DISPUTES} or {@code processing_fees dispute_fees}. The sign is {@code by_group} (or empty), {@code as_stated} or {@code
 * reversed}. An account without a line is out of scope if it has a reason, and unmapped otherwise.
 *
 * <p>Example: {@code 6100,fees,FEES,,} and {@code 7000,,,,rent is overhead}.
 */
public final class AccountMappingCsv {
    private static final List<String> NAMES = List.of("account", "line", "sections_or_accounts", "sign", "reason");
    private static final Columns COLUMNS = Columns.exactly(NAMES, "name");

    private final ChartOfAccounts chart;
    private final CsvSafety safety;

    private AccountMappingCsv(ChartOfAccounts chart, CsvSafety safety) {
        this.chart = chart;
        this.safety = safety;
    }

    /**
     * Reads the mapping in {@code path}.
     *
     * @param version which edition it is
     * @param chart our accounts
     * @param safety how it was written
     * @throws UnreadableFileException if it is no such table, or two lines share an account of ours
     */
    public static AccountMapping read(Path path, String version, ChartOfAccounts chart, CsvSafety safety) {
        CsvRows.inspect(path);
        AccountMappingCsv reading = new AccountMappingCsv(chart, safety);
        Table<List<Entry>> table =
                new Table<>(COLUMNS, reading::entries, entries -> entries.get(0).account(), "account");
        Map<String, Place> places = new HashMap<>();
        Evidence evidence = table.read(path, entries -> entries.forEach(entry -> entry.putInto(places)));
        try {
            return new AccountMapping(version, places);
        } catch (IllegalArgumentException overlapping) {
            throw Cell.ofFile(evidence)
                    .refuse(
                            "a version, and lines of which no two share an account of ours",
                            String.valueOf(overlapping.getMessage()));
        }
    }

    private sealed interface Entry {
        String account();

        default void putInto(Map<String, Place> places) {}

        record Placed(String account, Place place) implements Entry {
            @Override
            public void putInto(Map<String, Place> places) {
                places.put(account, place);
            }
        }

        record Unmapped(String account) implements Entry {}
    }

    private List<Entry> entries(TableRow row) {
        return List.of(entry(row));
    }

    private Entry entry(TableRow row) {
        String account = safety.read(row.cell("account").word("the id of an account"));
        String line = safety.read(row.cell("line").trimmed());
        String reason = safety.read(row.cell("reason").printable());
        if (line.isEmpty()) {
            Stream.of("sections_or_accounts", "sign").map(row::cell).forEach(cell -> {
                if (!cell.isEmpty()) {
                    throw cell.refuse("nothing, because no line is named");
                }
            });
            return reason.isBlank()
                    ? new Entry.Unmapped(account)
                    : new Entry.Placed(account, new Place.OutOfScope(reason));
        }
        if (!reason.isBlank()) {
            throw row.cell("reason").refuse("either a line or a reason to be out of scope", "both");
        }
        return new Entry.Placed(account, new Place.Mapped(line(line, row.cell("sections_or_accounts")), sign(row)));
    }

    private StatementLine line(String name, Cell cell) {
        List<Section> sections = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        for (String code : cell.word("sections or accounts of ours").split("[\\p{Z}\\s]+")) {
            if (code.equals(code.toUpperCase(Locale.ROOT))) {
                sections.add(section(code, cell));
            } else {
                accounts.add(chart.find(code)
                        .orElseThrow(() ->
                                cell.refuse("accounts of the chart, in small letters, " + "or sections in capitals")));
            }
        }
        if (sections.isEmpty()) {
            sections.addAll(sectionsOf(accounts));
        }
        if (!sections.containsAll(sectionsOf(accounts))) {
            throw cell.refuse("accounts of the sections that stand before them", "an account of another section");
        }
        return new StatementLine(name, sections, accounts);
    }

    private static Section section(String code, Cell cell) {
        for (Section section : Section.values()) {
            if (section.name().equals(code)) {
                return section;
            }
        }
        throw cell.refuse("sections like GROSS_RECEIPTS, in capitals, or accounts in small letters");
    }

    private static Set<Section> sectionsOf(List<Account> accounts) {
        EnumSet<Section> sections = EnumSet.noneOf(Section.class);
        accounts.forEach(account -> sections.add(account.section()));
        return sections;
    }

    private static Sign sign(TableRow row) {
        String code = row.textOf("sign");
        for (Sign sign : Sign.values()) {
            if (code(sign).equals(code)) {
                return sign;
            }
        }
        if (code.isEmpty()) {
            return Sign.BY_GROUP;
        }
        throw row.cell("sign").refuse("by_group, as_stated or reversed");
    }

    private static String code(Sign sign) {
        return sign.name().toLowerCase(Locale.ROOT);
    }

    /** Writes {@code mapping} as {@link #read} reads it, by account id; the stream stays open. */
    public static void write(AccountMapping mapping, CsvFormat format, OutputStream out) {
        CsvOutput.write(
                format,
                out,
                NAMES,
                csv -> mapping.places().forEach((account, place) -> {
                    if (place instanceof Place.Mapped mapped) {
                        csv.row(
                                csv.text(account),
                                csv.text(mapped.line().name()),
                                codes(mapped.line()),
                                code(mapped.sign()),
                                "");
                    } else if (place instanceof Place.OutOfScope outOfScope) {
                        csv.row(csv.text(account), "", "", "", csv.text(outOfScope.reason()));
                    }
                }));
    }

    /**
     * Writes a mapping to be filled in: {@code accounts} with their names, none of them mapped, each id once; the stream stays
     * open.
     */
    public static void writeTemplate(Collection<BookAccount> accounts, CsvFormat format, OutputStream out) {
        Set<String> seen = new HashSet<>();
        CsvOutput.write(
                format,
                out,
                Stream.concat(NAMES.stream(), Stream.of("name")).toList(),
                csv -> accounts.stream()
                        .filter(account -> seen.add(account.id()))
                        .forEach(account -> csv.row(csv.text(account.id()), "", "", "", "", csv.text(account.name()))));
    }

    private static String codes(StatementLine line) {
        List<Section> implied = List.copyOf(sectionsOf(line.accounts()));
        Stream<String> sections = line.sections().equals(implied)
                ? Stream.of()
                : line.sections().stream().map(Section::name);
        return String.join(
                " ",
                Stream.concat(sections, line.accounts().stream().map(Account::code))
                        .toList());
    }
}
