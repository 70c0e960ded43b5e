package com.econlytics.examples.api;

import com.econlytics.examples.access.CustomerReads;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.report.CustomerFilter;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.InboxReport;
import com.econlytics.examples.report.Snapshots;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Worker;
import com.econlytics.jdbc.JdbcCustomerBooks;
import com.econlytics.jdbc.JdbcReconciliations;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.BiConsumer;

/** All routes for programs, and their document. */
public final class Api {
    private static final String DOCUMENT = "openapi.json";

    private final CompanyRoutes company;
    private final CustomerRoutes customers;
    private final ActionRoutes actions;

    /**
     * Of one service.
     *
     * @param reads notes who read what
     * @param csv writes the customers that a filter leaves as the answer, in the way in which pages do
     */
    public Api(
            Bookkeeper books,
            Worker worker,
            Database database,
            Snapshots snapshots,
            CustomerReads reads,
            BiConsumer<CustomerFilter, Context> csv) {
        this.company = new CompanyRoutes(snapshots, new InboxReport(database.reporting()), books.clock());
        this.customers = new CustomerRoutes(
                new CustomerReport(database.reporting(), books.calendar(), books.homeCurrency()),
                snapshots,
                new JdbcCustomerBooks(database.reporting(), books.booking()),
                reads,
                csv);
        this.actions = new ActionRoutes(books, worker, new JdbcReconciliations(database.booking()));
    }

    /** Serves them, each for its role; the document is for everybody. */
    public void serve(RoutesConfig routes) {
        byte[] document = document();
        routes.get(
                "/openapi.json",
                request -> request.contentType("application/json").result(document),
                Role.OPEN);
        company.serve(routes);
        customers.serve(routes);
        actions.serve(routes);
    }

    private static byte[] document() {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(DOCUMENT + " cannot be read", failed);
        }
    }
}
