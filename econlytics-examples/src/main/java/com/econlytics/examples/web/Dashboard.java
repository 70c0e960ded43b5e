package com.econlytics.examples.web;

import com.econlytics.connector.Connector;
import com.econlytics.connector.SourceException;
import com.econlytics.customer.CustomerId;
import com.econlytics.examples.access.CustomerReads;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.report.Cohorts;
import com.econlytics.examples.report.CustomerFilter;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.CustomerRow;
import com.econlytics.examples.report.CustomerStatement;
import com.econlytics.examples.report.Distribution;
import com.econlytics.examples.report.Health;
import com.econlytics.examples.report.InboxReport;
import com.econlytics.examples.report.MonthFilter;
import com.econlytics.examples.report.Overview;
import com.econlytics.examples.report.SavedReconciliations;
import com.econlytics.examples.report.Snapshots;
import com.econlytics.examples.report.UnreadableFilterException;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Worker;
import com.econlytics.inbox.Reason;
import com.econlytics.jdbc.JdbcCustomerBooks;
import com.econlytics.jdbc.JdbcReconciliations;
import com.econlytics.reconciliation.SignOff;
import com.econlytics.stripe.StripeClearing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages for people. Each is read from one state of the books, and says of which. */
final class Dashboard {
    private final CustomerReport customers;
    private final Snapshots snapshots;
    private final JdbcCustomerBooks customerBooks;
    private final JdbcReconciliations reconciliations;
    private final InboxReport inbox;
    private final CustomerReads reads;
    private final Bookkeeper books;
    private final Worker worker;

    Dashboard(Bookkeeper books, Worker worker, Database database, CustomerReads reads) {
        this.reads = reads;
        this.books = books;
        this.worker = worker;
        this.customers = new CustomerReport(database.reporting(), books.calendar(), books.homeCurrency());
        this.snapshots = new Snapshots(
                database.reporting(),
                books.clearing().account().toString(),
                books.calendar().zone(),
                books.connectors().stream()
                        .filter(connector -> !books.isOptional(connector))
                        .map(Connector::name)
                        .collect(Collectors.toSet()));
        this.customerBooks = new JdbcCustomerBooks(database.reporting(), books.booking());
        this.reconciliations = new JdbcReconciliations(database.booking());
        this.inbox = new InboxReport(database.reporting());
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /** Writes the customers that a filter leaves as the answer. */
    void writeCsv(CustomerFilter filter, Context request) {
        request.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"customers.csv\"");
        CustomersCsv.write(customers, filter, request.outputStream());
    }

    void serve(RoutesConfig routes) {
        Assets.serve(routes);
        routes.get("/", this::showOverview, Role.VIEWER);
        routes.get("/customers", this::showCustomers, Role.ANALYST);
        routes.get("/customers.csv", this::sendCsv, Role.ANALYST);
        routes.get("/customers/{no}", this::showCustomer, Role.ANALYST);
        routes.get("/cohorts", this::showCohorts, Role.VIEWER);
        routes.get("/distribution", this::showDistribution, Role.VIEWER);
        routes.get("/reconciliation", this::showReconciliation, Role.VIEWER);
        routes.post("/reconciliation", this::compareBooks, Role.OPERATOR);
        routes.post("/reconciliation/clearing", this::compareBalance, Role.OPERATOR);
        routes.post("/reconciliation/{no}/sign", this::sign, Role.OPERATOR);
        routes.get("/health", this::showHealth, Role.VIEWER);
        routes.post("/health/replay", this::replay, Role.OPERATOR);
        routes.get("/inbox", this::showInbox, Role.OPERATOR);
        routes.get("/healthz", this::tellHealth, Role.OPEN);
    }

    private void showOverview(Context request) {
        MonthFilter filter = MonthFilter.parse(parameters(request));
        Overview overview = snapshots.read((handle, heading) -> Overview.read(handle, heading, filter));
        request.html(new OverviewPage(overview, filter, worker.statuses(), now()).html());
    }

    private void showCustomers(Context request) {
        CustomerFilter filter = CustomerFilter.parse(parameters(request));
        CustomerReport.Page page = customers.page(filter);
        reads.listed(request, page.rows().stream().map(CustomerRow::number).toList(), page.version());
        request.html(new CustomersPage(
                        filter,
                        page,
                        snapshots.headingOf(page.version()),
                        books.homeCurrency().getCurrencyCode())
                .html());
    }

    private void sendCsv(Context request) {
        CustomerFilter filter = CustomerFilter.parse(parameters(request));
        reads.exported(request, snapshots.read((handle, heading) -> heading.version()));
        writeCsv(filter, request);
    }

    private void showCustomer(Context request) {
        MonthFilter filter = MonthFilter.parse(parameters(request));
        Optional<CustomerStatement> customer = number(request)
                .flatMap(number -> CustomerStatement.read(snapshots, customerBooks, new CustomerId(number), filter));
        customer.ifPresentOrElse(
                found -> {
                    reads.read(request, found.customer().number(), found.version());
                    request.html(new CustomerPage(found, snapshots.headingOf(found.version())).html());
                },
                () -> request.status(HttpStatus.NOT_FOUND)
                        .html(Layout.message(
                                "No such customer", "There is none of this number, or it was merged into another.")));
    }

    private void showCohorts(Context request) {
        Map<String, String> parameters = parameters(request);
        MonthFilter filter = MonthFilter.parse(parameters);
        CohortsPage.View view = CohortsPage.View.parse(parameters.getOrDefault("view", ""));
        Cohorts cohorts = snapshots.read((handle, heading) -> Cohorts.read(handle, heading, filter));
        request.html(new CohortsPage(cohorts, view).html());
    }

    private void showDistribution(Context request) {
        MonthFilter filter = MonthFilter.parse(parameters(request));
        request.html(
                new DistributionPage(snapshots.read((handle, heading) -> Distribution.read(handle, heading, filter)))
                        .html());
    }

    private void showReconciliation(Context request) {
        String text = parameters(request).getOrDefault("no", "");
        if (!text.matches("[0-9]{0,18}")) {
            throw new UnreadableFilterException("no", "the number of a reconciliation");
        }
        showReconciliation(request, text.isEmpty() ? 0 : Long.parseLong(text), "");
    }

    private void showReconciliation(Context request, long number, String notice) {
        SavedReconciliations saved =
                snapshots.read((handle, heading) -> SavedReconciliations.read(handle, heading, number));
        long shown = number != 0 || saved.saved().isEmpty()
                ? number
                : saved.saved().get(0).number();
        request.html(new ReconciliationPage(saved, shown, notice, csrf(request)).html());
    }

    private void sign(Context request) {
        long number = number(request).orElse(0L);
        try {
            reconciliations.sign(
                    number,
                    new SignOff(
                            Objects.requireNonNullElse(request.formParam("preparer"), ""),
                            Objects.requireNonNullElse(request.formParam("reviewer"), ""),
                            now()));
        } catch (IllegalArgumentException refused) {
            throw new UnreadableFilterException(String.valueOf(refused.getMessage()));
        }
        request.redirect("/reconciliation?no=" + number, HttpStatus.SEE_OTHER);
    }

    private void compareBooks(Context request) {
        long number;
        try (HandedInBooks handedIn = new HandedInBooks(request)) {
            number = reconciliations.save(handedIn.compare(books));
        }
        request.redirect("/reconciliation?no=" + number, HttpStatus.SEE_OTHER);
    }

    /** Another system is asked, and it may not answer. */
    private void compareBalance(Context request) {
        String notice;
        try {
            StripeClearing.Outcome outcome = books.clearing().runOnce();
            notice = "Stripe's balance against ledger version " + outcome.ledgerVersion() + ": " + outcome;
        } catch (SourceException unanswered) {
            notice = "Stripe could not be asked: " + unanswered.getMessage();
        }
        showReconciliation(request, 0, notice);
    }

    private void showHealth(Context request) {
        Map<String, String> parameters = parameters(request);
        boolean weighed = parameters.containsKey("weigh");
        Health health = snapshots.read((handle, heading) -> Health.read(handle, heading, weighed));
        String replayed = parameters.getOrDefault("replayed", "");
        String notice = replayed.matches("[0-9]{1,9}") ? replayed + " messages are looked at again." : "";
        request.html(new HealthPage(health, worker.statuses(), now(), notice, csrf(request)).html());
    }

    private void replay(Context request) {
        int replayed = books.inbox().replay(reason(request.formParam("reason")), now());
        worker.wake();
        request.redirect("/health?replayed=" + replayed, HttpStatus.SEE_OTHER);
    }

    private void showInbox(Context request) {
        int page = InboxReport.pageNumber(parameters(request).getOrDefault("page", ""));
        request.html(
                new InboxPage(inbox.places(), inbox.latest(page), page, worker.statuses(), worker.dataAges()).html());
    }

    private void tellHealth(Context request) {
        inbox.places();
        request.contentType("text/plain; charset=utf-8").result("ok");
    }

    private Instant now() {
        return books.clock().instant();
    }

    private static Reason reason(@Nullable String name) {
        try {
            return Reason.valueOf(Objects.requireNonNullElse(name, ""));
        } catch (IllegalArgumentException unknown) {
            throw new UnreadableFilterException("reason", "one for which messages are put aside");
        }
    }

    private static Optional<Long> number(Context request) {
        String text = request.pathParam("no");
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** What guards forms against other sites, if anything does. */
    private static String csrf(Context request) {
        return Objects.requireNonNullElse(request.<String>attribute("csrf"), "");
    }

    /** The first value of each parameter. */
    private static Map<String, String> parameters(Context request) {
        Map<String, String> parameters = new HashMap<>();
        request.queryParamMap().forEach((name, values) -> parameters.put(name, values.get(0)));
        return parameters;
    }
}
