package com.econlytics.examples.web;

import com.econlytics.examples.reconcile.CompanyFiles;
import com.econlytics.examples.reconcile.DetailFile;
import com.econlytics.examples.reconcile.MonthEnd;
import com.econlytics.examples.reconcile.StatementFile;
import com.econlytics.examples.reconcile.WrongInputException;
import com.econlytics.examples.report.UnreadableFilterException;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.files.DecimalStyle;
import com.econlytics.files.UnreadableFileException;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.Terms;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.MonthRange;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The books of the company as files that somebody sent with a form: {@code statement} and {@code mapping}, {@code detail} if there
 * is one, and {@code entity}, whose they are. They are on disk only while they are read.
 */
final class HandedInBooks implements AutoCloseable {
    /** No file may be larger. */
    static final long MOST_BYTES = 20_000_000;

    private static final String SAFE_NAME = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}";

    private final Context request;
    private final Path folder;

    HandedInBooks(Context request) {
        this.request = request;
        try {
            this.folder = Files.createTempDirectory("econlytics-books");
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no room for uploaded files", failed);
        }
    }

    /**
     * Compares our figures with them, on the basis of receipts and within the usual tolerance.
     *
     * @throws UnreadableFilterException if a file is missing or cannot be read, or the two cannot be compared
     */
    Reconciliation compare(Bookkeeper bookkeeper) {
        try {
            Books ours = bookkeeper.read();
            LocalDate today = bookkeeper.calendar().dateOf(bookkeeper.clock().instant());
            CompanyFiles files = files(bookkeeper.homeCurrency());
            MonthEnd.Reading reading =
                    new MonthEnd.Reading(RevenueBasis.RECEIPTS, ReceiptSplit.standard(), Terms.asOf(today));
            return MonthEnd.of(ours, files.of(entity(), List.of(), ours), reading)
                    .reconciliation();
        } catch (WrongInputException | UnreadableFileException | IllegalArgumentException refused) {
            throw new UnreadableFilterException(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("uploaded files could not be deleted", failed);
        }
    }

    private CompanyFiles files(Currency currency) {
        FinancialStatement statement = new StatementFile(
                        required("statement"),
                        StatementFile.Format.AUTO,
                        currency,
                        DecimalStyle.POINT,
                        FinancialStatement.Basis.UNSTATED)
                .read();
        MonthRange months = StatementFile.monthsOf(statement);
        LedgerDetail detail = find("detail")
                .map(path -> new DetailFile(path, DetailFile.Format.AUTO, currency, DecimalStyle.POINT, months).read())
                .orElse(LedgerDetail.NONE);
        return new CompanyFiles(statement, CompanyFiles.readMapping(required("mapping")), detail);
    }

    private String entity() {
        String entity =
                Objects.requireNonNullElse(request.formParam("entity"), "").strip();
        return entity.isEmpty() ? "The company" : entity;
    }

    private Path required(String field) {
        return find(field).orElseThrow(() -> new UnreadableFilterException(field, "a file; choose one"));
    }

    private Optional<Path> find(String field) {
        UploadedFile file = request.uploadedFile(field);
        return file == null || file.size() == 0 ? Optional.empty() : Optional.of(kept(file, field));
    }

    /** Under the name that it had where it comes from, if that is a plain one: it stands in the manifest. */
    private Path kept(UploadedFile file, String field) {
        String name = file.filename().matches(SAFE_NAME) ? file.filename() : field;
        try (InputStream content = file.content()) {
            Path path = Files.createDirectories(folder.resolve(field)).resolve(name);
            Files.copy(content, path);
            return path;
        } catch (IOException failed) {
            throw new UncheckedIOException("an uploaded file could not be kept", failed);
        }
    }
}
