package com.econlytics.examples.api;

import com.econlytics.customer.CustomerId;
import com.econlytics.examples.access.CustomerReads;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.report.CustomerFilter;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.CustomerRow;
import com.econlytics.examples.report.CustomerStatement;
import com.econlytics.examples.report.MonthFilter;
import com.econlytics.examples.report.Snapshots;
import com.econlytics.fact.Section;
import com.econlytics.jdbc.JdbcCustomerBooks;
import com.econlytics.pnl.Explanation;
import com.econlytics.pnl.ProfitAndLoss;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What concerns single customers. Every read is in the audit log, by opaque numbers. */
final class CustomerRoutes {
    private final CustomerReport customers;
    private final Snapshots snapshots;
    private final JdbcCustomerBooks books;
    private final CustomerReads reads;
    private final BiConsumer<CustomerFilter, Context> csv;

    CustomerRoutes(
            CustomerReport customers,
            Snapshots snapshots,
            JdbcCustomerBooks books,
            CustomerReads reads,
            BiConsumer<CustomerFilter, Context> csv) {
        this.customers = customers;
        this.snapshots = snapshots;
        this.books = books;
        this.reads = reads;
        this.csv = csv;
    }

    void serve(RoutesConfig routes) {
        routes.get("/api/v1/customers", this::list, Role.ANALYST);
        routes.get("/api/v1/customers/{no}", this::show, Role.ANALYST);
        routes.get("/api/v1/export/customers.csv", this::export, Role.ANALYST);
    }

    private void list(Context request) {
        CustomerReport.Page page = customers.page(CustomerFilter.parse(Answers.parameters(request)));
        reads.listed(request, page.rows().stream().map(CustomerRow::number).toList(), page.version());
        Body body = new Body()
                .number("rows", page.rowCount())
                .text("next", page.next().isEmpty() ? null : page.next())
                .list("customers", page.rows(), CustomerRoutes::row)
                .list("chosen", page.chosen(), CustomerRoutes::sum)
                .list("company", page.company(), CustomerRoutes::sum);
        Answers.send(request, snapshots.headingOf(page.version()), body);
    }

    private static Body row(CustomerRow row) {
        return new Body()
                .number("customer_no", row.number())
                .text("customer_id", row.customerId())
                .text("cohort", row.cohort().isEmpty() ? null : row.cohort())
                .text("signup_date", row.signupDate().isEmpty() ? null : row.signupDate())
                .text("currency", row.currency().isEmpty() ? null : row.currency())
                .with(Body.of(row.amounts()));
    }

    private static Body sum(CustomerRow row) {
        return new Body().text("currency", row.currency()).with(Body.of(row.amounts()));
    }

    private void show(Context request) {
        String text = request.pathParam("no");
        MonthFilter filter = MonthFilter.parse(Answers.parameters(request));
        Optional<CustomerStatement> found = text.matches("[1-9][0-9]{0,17}")
                ? CustomerStatement.read(snapshots, books, new CustomerId(Long.parseLong(text)), filter)
                : Optional.empty();
        if (found.isEmpty()) {
            Problem.answer(
                    request,
                    HttpStatus.NOT_FOUND,
                    "there is no customer of this number, or it was merged into another");
            return;
        }
        CustomerStatement statement = found.get();
        reads.read(request, statement.customer().number(), statement.version());
        Answers.send(request, snapshots.headingOf(statement.version()), body(statement));
    }

    private static Body body(CustomerStatement customer) {
        return new Body()
                .number("customer_no", customer.customer().number())
                .text("customer_id", customer.name())
                .text("signup_date", customer.signedUpOn().isEmpty() ? null : customer.signedUpOn())
                .text(
                        "currency",
                        customer.currencies().shown().isEmpty()
                                ? null
                                : customer.currencies().shown())
                .texts("currencies", customer.currencies().all())
                .object(
                        "statement",
                        customer.statement().map(CustomerRoutes::statement).orElse(null))
                .list(
                        "months",
                        customer.months().entrySet(),
                        month -> new Body().text("month", month.getKey()).amount("net_profit", month.getValue()))
                .list("records", customer.leaves(), CustomerRoutes::leaf);
    }

    private static Body statement(ProfitAndLoss statement) {
        Body body = new Body();
        for (Section section : Section.values()) {
            statement
                    .find(section)
                    .ifPresent(amount -> body.amount(section.name().toLowerCase(Locale.ROOT), amount));
        }
        return body.amount("net_revenue", statement.netRevenue()).amount("customer_profit", statement.customerProfit());
    }

    private static Body leaf(Explanation.Leaf leaf) {
        return new Body()
                .text("record", leaf.record())
                .text("rule", leaf.rule())
                .text("account", leaf.account())
                .text("month", leaf.month())
                .text("origin", leaf.origin())
                .text("occurred_at", leaf.occurredAt())
                .text("unit", leaf.unit())
                .text(
                        "amount",
                        leaf.unit().isMoney()
                                ? leaf.unit().money(leaf.amount()).toMajor().toPlainString()
                                : Long.toString(leaf.amount()));
    }

    private void export(Context request) {
        CustomerFilter filter = CustomerFilter.parse(Answers.parameters(request));
        long version = snapshots.read((handle, heading) -> heading.version());
        reads.exported(request, version);
        csv.accept(filter, request);
    }
}
