package com.econlytics.examples.api;

import com.econlytics.cohort.WhaleCurve;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.report.Cohorts;
import com.econlytics.examples.report.Distribution;
import com.econlytics.examples.report.Health;
import com.econlytics.examples.report.InboxReport;
import com.econlytics.examples.report.MonthFilter;
import com.econlytics.examples.report.Overview;
import com.econlytics.examples.report.SavedReconciliations;
import com.econlytics.examples.report.Snapshots;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What concerns the company as a whole, and how far its figures can be trusted. */
final class CompanyRoutes {
    private final Snapshots snapshots;
    private final InboxReport inbox;
    private final Clock clock;

    CompanyRoutes(Snapshots snapshots, InboxReport inbox, Clock clock) {
        this.snapshots = snapshots;
        this.inbox = inbox;
        this.clock = clock;
    }

    void serve(RoutesConfig routes) {
        routes.get("/api/v1/summary", this::summary, Role.VIEWER);
        routes.get("/api/v1/cohorts", this::cohorts, Role.VIEWER);
        routes.get("/api/v1/distribution", this::distribution, Role.VIEWER);
        routes.get("/api/v1/reconciliations", this::reconciliations, Role.VIEWER);
        routes.get("/api/v1/reconciliations/{no}", this::reconciliation, Role.VIEWER);
        routes.get("/api/v1/freshness", this::freshness, Role.VIEWER);
        routes.get("/api/v1/conservation", this::conservation, Role.VIEWER);
        routes.get("/api/v1/quarantine", this::quarantine, Role.OPERATOR);
    }

    private void summary(Context request) {
        MonthFilter filter = MonthFilter.parse(Answers.parameters(request));
        Overview overview = snapshots.read((handle, heading) -> Overview.read(handle, heading, filter));
        Body body = new Body()
                .text("currency", shown(overview.currencies().shown()))
                .texts("currencies", overview.currencies().all())
                .object("total", overview.total() == null ? null : Body.of(overview.total()))
                .number("customers", overview.customers())
                .number("unprofitable", overview.unprofitable())
                .amount("losses", overview.losses())
                .list(
                        "months",
                        overview.months(),
                        month -> new Body()
                                .text("month", month.month())
                                .flag("partial", overview.heading().isPartial(month.month()))
                                .with(Body.of(month.amounts())))
                .number("quarantined", overview.attention().quarantined())
                .number("waiting", overview.attention().waiting())
                .amount("unattributed", overview.attention().unattributed());
        Answers.send(request, overview.heading(), body);
    }

    private void cohorts(Context request) {
        MonthFilter filter = MonthFilter.parse(Answers.parameters(request));
        Cohorts cohorts = snapshots.read((handle, heading) -> Cohorts.read(handle, heading, filter));
        Body body = new Body()
                .text("currency", shown(cohorts.currencies().shown()))
                .list("cohorts", cohorts.rows(), CompanyRoutes::cohort)
                .list(
                        "others",
                        cohorts.others().entrySet(),
                        other -> new Body().text("name", other.getKey()).amount("net_profit", other.getValue()));
        Answers.send(request, cohorts.heading(), body);
    }

    private static Body cohort(Cohorts.Row row) {
        return new Body()
                .text("cohort", row.cohort())
                .number("customers", row.customers())
                .amount("total", row.total())
                .amount("average", row.average().orElse(null))
                .amount(
                        "acquisition_cost",
                        row.acquisition().isEmpty() ? null : row.acquisition().get(0))
                .number("payback_months", row.paybackAge())
                .list(
                        "cells",
                        row.cells(),
                        cell -> new Body()
                                .number("age", cell.age())
                                .amount("net_profit", cell.profit())
                                .flag("partial", cell.partial()));
    }

    private void distribution(Context request) {
        MonthFilter filter = MonthFilter.parse(Answers.parameters(request));
        Distribution spread = snapshots.read((handle, heading) -> Distribution.read(handle, heading, filter));
        Body body = new Body()
                .text("currency", shown(spread.currencies().shown()))
                .number("customers", spread.customers().size())
                .list(
                        "bins",
                        spread.bins(),
                        bin -> new Body()
                                .amount("from", bin.from())
                                .amount("below", bin.below())
                                .number("customers", bin.customers())
                                .text("reach", bin.reach()))
                .list("curve", spread.points(), CompanyRoutes::point);
        Answers.send(request, spread.heading(), body);
    }

    private static Body point(WhaleCurve.Point point) {
        return new Body().number("customers", point.customers()).amount("profit", point.runningTotal());
    }

    private void reconciliations(Context request) {
        SavedReconciliations saved = snapshots.read((handle, heading) -> SavedReconciliations.read(handle, heading, 0));
        Answers.send(request, Body.of(saved.heading()).list("reconciliations", saved.saved(), CompanyRoutes::saved));
    }

    private void reconciliation(Context request) {
        String text = request.pathParam("no");
        long number = text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : 0;
        SavedReconciliations saved =
                snapshots.read((handle, heading) -> SavedReconciliations.read(handle, heading, number));
        saved.saved().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .ifPresentOrElse(
                        one -> Answers.send(
                                request,
                                Body.of(saved.heading())
                                        .with(saved(one))
                                        .list("lines", saved.lines(), CompanyRoutes::line)),
                        () -> Problem.answer(
                                request, HttpStatus.NOT_FOUND, "no comparison was saved under this number"));
    }

    private static Body saved(SavedReconciliations.Saved saved) {
        return new Body()
                .number("reconciliation_no", saved.number())
                .text("saved_at", saved.savedAt())
                .text("books_of", saved.entity())
                .text("months", saved.months())
                .text("verdict", saved.verdict())
                .number("compared_version", saved.version())
                .text("tolerance", saved.tolerance())
                .text("signed_by", saved.signedBy().isEmpty() ? null : saved.signedBy());
    }

    private static Body line(SavedReconciliations.Line line) {
        return new Body()
                .text("period", line.period())
                .text("currency", line.currency())
                .text("verdict", line.verdict())
                .text("line", line.line())
                .amount("system", line.system())
                .amount("books", line.books())
                .amount("variance", line.variance())
                .amount("accepted", line.accepted())
                .amount("residual", line.residual())
                .list(
                        "causes",
                        line.causes(),
                        cause -> new Body()
                                .text("cause", cause.cause())
                                .amount("amount", cause.amount())
                                .number("records", cause.records()));
    }

    private void freshness(Context request) {
        Instant now = clock.instant();
        Health health = snapshots.read((handle, heading) -> Health.read(handle, heading, false));
        Answers.send(
                request,
                Body.of(health.heading())
                        .list(
                                "sources",
                                health.streams(),
                                stream -> new Body()
                                        .text("connector", stream.connector())
                                        .text("data_through", stream.dataThrough())
                                        .text("last_run", stream.lastRun())
                                        .flag("stale", stream.isStaleAt(now))));
    }

    private void conservation(Context request) {
        Health health = snapshots.read((handle, heading) -> Health.read(handle, heading, true));
        Body body = new Body().list("equations", health.proof().orElseThrow().equations(), CompanyRoutes::equation);
        Answers.send(request, health.heading(), body);
    }

    private static Body equation(Health.Equation equation) {
        return new Body()
                .text("unit", equation.unit())
                .amount("received", equation.received())
                .amount("customers", equation.customers())
                .amount("unattributed", equation.unattributed())
                .amount("unallocated", equation.unallocated())
                .amount("profit", equation.profit())
                .amount("balance_sheet", equation.balanceSheet())
                .amount("excluded", equation.excluded())
                .amount("pending", equation.pending())
                .number("facts_differing", equation.factsDiffering())
                .flag("holds", equation.holds());
    }

    /** Keys and details of messages can name customers, so that it takes an operator to read them. */
    private void quarantine(Context request) {
        Health health = snapshots.read((handle, heading) -> Health.read(handle, heading, false));
        Body body = Body.of(health.heading())
                .list(
                        "places",
                        inbox.places(),
                        place -> new Body()
                                .text("status", place.status())
                                .text("reason", place.reason())
                                .number("messages", place.messages()))
                .list(
                        "messages",
                        health.quarantine(),
                        entry -> new Body()
                                .text("source", entry.source())
                                .text("key", entry.key())
                                .text("status", entry.status())
                                .text("reason", entry.reason())
                                .text("detail", entry.detail())
                                .number("attempts", entry.attempts())
                                .text("received_at", entry.receivedAt()));
        Answers.send(request, body);
    }

    private static @Nullable String shown(String currency) {
        return currency.isEmpty() ? null : currency;
    }
}
