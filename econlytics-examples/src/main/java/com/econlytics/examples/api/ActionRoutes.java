package com.econlytics.examples.api;

import com.econlytics.audit.Actor;
import com.econlytics.examples.access.Caller;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Worker;
import com.econlytics.inbox.Reason;
import com.econlytics.jdbc.JdbcReconciliations;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Receipt;
import com.econlytics.reconciliation.SignOff;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.function.Supplier;

/** What sets something in motion. Each is in the audit log under the name of the caller's token. */
final class ActionRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bookkeeper books;
    private final Worker worker;
    private final JdbcReconciliations reconciliations;

    ActionRoutes(Bookkeeper books, Worker worker, JdbcReconciliations reconciliations) {
        this.books = books;
        this.worker = worker;
        this.reconciliations = reconciliations;
    }

    void serve(RoutesConfig routes) {
        routes.post("/api/v1/sync", this::sync, Role.OPERATOR);
        routes.post("/api/v1/quarantine/replay", this::replay, Role.OPERATOR);
        routes.post("/api/v1/reconciliations/{no}/sign-off", this::sign, Role.OPERATOR);
        routes.post("/api/v1/books/close", request -> decide(request, Decision.CloseBooks::new), Role.ADMIN);
        routes.post("/api/v1/books/reopen", request -> decide(request, Decision.ReopenBooks::new), Role.ADMIN);
    }

    /** Sources are asked as soon as the worker comes to it. */
    private void sync(Context request) {
        worker.wake();
        books.connectors().forEach(connector -> worker.wake(connector.name()));
        Answers.send(
                request.status(HttpStatus.ACCEPTED),
                new Body().number("connectors", books.connectors().size()));
    }

    private void replay(Context request) {
        String name = text(body(request), "reason");
        Reason reason;
        try {
            reason = Reason.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new BadRequestResponse("no message is put aside for this reason; GET /api/v1/quarantine lists them");
        }
        int messages = books.inbox().replay(reason, books.clock().instant());
        worker.wake();
        Answers.send(request, new Body().number("messages", messages));
    }

    /** The caller reviews what another prepared. */
    private void sign(Context request) {
        String number = request.pathParam("no");
        if (!number.matches("[1-9][0-9]{0,17}")) {
            throw new BadRequestResponse("a comparison has a number, such as 7");
        }
        SignOff signOff = refusing(() -> new SignOff(
                text(body(request), "preparer"),
                Caller.of(request).name(),
                books.clock().instant()));
        refusing(() -> {
            reconciliations.sign(Long.parseLong(number), signOff);
            return signOff;
        });
        Answers.send(
                request,
                new Body()
                        .number("reconciliation_no", Long.parseLong(number))
                        .text("preparer", signOff.preparer())
                        .text("reviewer", signOff.reviewer()));
    }

    /** A decision about months, by the caller and for a reason. */
    private interface AboutMonths {
        Decision of(YearMonth month, String by, String reason);
    }

    private void decide(Context request, AboutMonths about) {
        JsonNode body = body(request);
        String by = Caller.of(request).name();
        Receipt receipt = refusing(() ->
                books.ledger().decide(about.of(month(body), by, text(body, "reason")), new Actor("token " + by)));
        Answers.send(request, new Body().number("version", receipt.version()));
    }

    private static YearMonth month(JsonNode body) {
        try {
            return YearMonth.parse(text(body, "month"));
        } catch (DateTimeException unreadable) {
            throw new BadRequestResponse("the member month is a month like 2026-05");
        }
    }

    private static JsonNode body(Context request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException unreadable) {
            throw new BadRequestResponse("the body is no JSON");
        }
    }

    private static String text(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new BadRequestResponse("the member " + member + " is missing, or is no text");
        }
        return value.textValue();
    }

    /** What the ledger refuses was asked for wrongly. */
    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new BadRequestResponse(String.valueOf(refused.getMessage()));
        }
    }
}
