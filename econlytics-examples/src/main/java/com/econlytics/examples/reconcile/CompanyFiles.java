package com.econlytics.examples.reconcile;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.files.AcceptedDifferencesCsv;
import com.econlytics.files.AccountMappingCsv;
import com.econlytics.files.CsvSafety;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.AcceptedDifference;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What finance hands in, read.
 *
 * @param statement the profit and loss
 * @param mapping how its accounts correspond to ours
 * @param detail the entries behind it
 */
public record CompanyFiles(FinancialStatement statement, AccountMapping mapping, LedgerDetail detail) {
    public CompanyFiles {
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * Reads the mapping in {@code path}; its version is its name and SHA-256.
     *
     * @throws com.econlytics.files.UnreadableFileException if it is no mapping
     */
    public static AccountMapping readMapping(Path path) {
        String version = path.getFileName() + " sha256 " + sha256(path);
        return AccountMappingCsv.read(path, version, ChartOfAccounts.standard(), CsvSafety.SPREADSHEET);
    }

    /**
     * Reads the differences in {@code path} that somebody accepts.
     *
     * @throws com.econlytics.files.UnreadableFileException if it is no such table, or names lines that the mapping has not
     */
    public List<AcceptedDifference> readAccepted(Path path) {
        return AcceptedDifferencesCsv.read(Beginning.requireFile(path), mapping.lines(), CsvSafety.SPREADSHEET);
    }

    /**
     * The books of {@code entity}, which cover every source of {@code ours}.
     *
     * @param others sources that the books cover and that are not connected
     * @throws WrongInputException if nothing is connected, or the files contradict each other
     */
    public CompanyBooks of(String entity, List<Entity.OtherSource> others, Books ours) {
        Set<SourceAccount> sources = new HashSet<>();
        for (Standing standing : ours.standings()) {
            sources.add(standing.id().account());
        }
        if (sources.isEmpty()) {
            throw new WrongInputException("the ledger is empty; run backfill before reconcile");
        }
        try {
            Entity known = new Entity(entity, ours.booking().calendar().zone(), sources, others);
            return CompanyBooks.of(known, mapping, statement).with(detail);
        } catch (IllegalArgumentException contradiction) {
            throw new WrongInputException(String.valueOf(contradiction.getMessage()));
        }
    }

    private static String sha256(Path path) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Beginning.requireFile(path)));
            return HexFormat.of().formatHex(digest);
        } catch (IOException failed) {
            throw new WrongInputException(
                    path + " cannot be read (" + failed.getClass().getSimpleName() + ")");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
