package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Endpoint;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.http.Request;
import com.econlytics.testkit.zendesk.ChangeStream.Page;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of Zendesk the library asks for. */
final class ZendeskApi implements Endpoint {
    private static final String TICKETS = "/api/v2/incremental/tickets/cursor.json";
    private static final String USERS = "/api/v2/incremental/users/cursor.json";
    private static final String ORGANIZATIONS = "/api/v2/incremental/organizations.json";
    private static final String FIELDS = "/api/v2/ticket_fields.json";
    private static final Pattern AUDITS = Pattern.compile("/api/v2/tickets/([0-9]{1,18})/audits\\.json");
    private static final long WITHHELD_SECONDS = 60;
    private static final int LARGEST_PAGE = 1_000;

    private final Desk desk;
    private final Clock clock;
    private final int pageSize;

    ZendeskApi(Desk desk, Clock clock, int pageSize) {
        this.desk = desk;
        this.clock = clock;
        this.pageSize = pageSize;
    }

    static Answer fault(FaultResponse fault) {
        return Answer.text(fault.status(), fault.status() == 429 ? "Number of allowed API requests exceeded" : "");
    }

    @Override
    public Answer answer(Request request) {
        try {
            return request.method().equals("GET") ? shown(request) : notFound();
        } catch (IllegalArgumentException e) {
            return error(400, "InvalidPaginationParameter", String.valueOf(e.getMessage()));
        }
    }

    private Answer shown(Request request) {
        long shown = clock.instant().getEpochSecond() - WITHHELD_SECONDS;
        Matcher audits = AUDITS.matcher(request.path());
        if (audits.matches()) {
            return audits(request, Long.parseLong(audits.group(1)));
        }
        return switch (request.path()) {
            case TICKETS -> export(request, "tickets", shown);
            case USERS -> export(request, "users", shown);
            case ORGANIZATIONS ->
                DeskLists.byTime(request, "organizations", desk.records().organizations(), shown, pageSize);
            case FIELDS ->
                DeskLists.inPages(request, "ticket_fields", desk.records().fields());
            default -> notFound();
        };
    }

    private Answer audits(Request request, long ticketId) {
        boolean gone = desk.tickets()
                .findLast(ticketId)
                .map(ticket -> ticket.path("status").asText().equals("deleted"))
                .orElse(true);
        return gone
                ? error(404, "RecordNotFound", "Not found")
                : DeskLists.inPages(request, "audits", desk.records().audits(ticketId));
    }

    private Answer export(Request request, String records, long shown) {
        Optional<String> cursor = request.find("cursor");
        if (cursor.isPresent()) {
            return page(request, records, Position.ofCursor(cursor.get()), shown);
        }
        long from = request.findLong("start_time").orElseThrow(() -> new IllegalArgumentException("no start_time"));
        return from > shown ? tooRecent() : page(request, records, Position.before(from), shown);
    }

    private Answer page(Request request, String records, Position start, long shown) {
        long asked = request.findLong("per_page").orElse(LARGEST_PAGE);
        if (asked < 1) {
            throw new IllegalArgumentException("per_page is " + asked);
        }
        ChangeStream stream = records.equals("users") ? desk.users() : desk.tickets();
        Page page = stream.page(start, shown, (int) Math.min(asked, Math.min(pageSize, LARGEST_PAGE)));
        String include = request.find("include").orElse("");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(records).addAll(page.records());
        sendAlong(List.of(include.split(",", -1)), page, body);
        String cursor = page.last().cursor();
        String query = "?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + "&per_page=" + asked
                + (include.isEmpty() ? "" : "&include=" + URLEncoder.encode(include, StandardCharsets.UTF_8));
        body.put("after_cursor", cursor);
        body.put("after_url", request.origin() + request.path() + query);
        body.putNull("before_cursor");
        body.putNull("before_url");
        body.put("end_of_stream", page.ended());
        return Answer.json(200, body);
    }

    private void sendAlong(List<String> include, Page page, ObjectNode body) {
        if (!include.contains("metric_sets")) {
            page.records().forEach(record -> record.remove("metric_set"));
        }
        if (include.contains("users")) {
            ArrayNode users = body.putArray("users");
            ids(page, "requester_id", "assignee_id")
                    .forEach(id -> desk.users().findLast(id).ifPresent(users::add));
        }
        if (include.contains("organizations")) {
            ArrayNode organizations = body.putArray("organizations");
            ids(page, "organization_id")
                    .forEach(id -> desk.records().findOrganization(id).ifPresent(organizations::add));
        }
    }

    private static Stream<Long> ids(Page page, String... fields) {
        return page.records().stream()
                .flatMap(record -> Stream.of(fields).map(record::path))
                .filter(id -> id.isIntegralNumber())
                .map(id -> id.asLong())
                .distinct();
    }

    private static Answer notFound() {
        return error(404, "InvalidEndpoint", "Not found");
    }

    private static Answer tooRecent() {
        return error(422, "StartTimeTooRecent", "Too recent start_time. Use a start_time older than 60 seconds");
    }

    private static Answer error(int status, String error, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put("description", description);
        return Answer.json(status, body);
    }
}
