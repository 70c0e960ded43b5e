package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Endpoint;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.http.Request;
import com.econlytics.testkit.zendesk.TicketStream.Page;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The incremental ticket export by cursor. */
final class ZendeskApi implements Endpoint {
    private static final String PATH = "/api/v2/incremental/tickets/cursor.json";
    private static final long WITHHELD_SECONDS = 60;
    private static final int LARGEST_PAGE = 1_000;

    private final TicketStream stream;
    private final Clock clock;
    private final String token;
    private final int pageSize;

    ZendeskApi(TicketStream stream, Clock clock, String token, int pageSize) {
        this.stream = stream;
        this.clock = clock;
        this.token = token;
        this.pageSize = pageSize;
    }

    static Answer fault(FaultResponse fault) {
        return Answer.text(fault.status(), fault.status() == 429 ? "Number of allowed API requests exceeded" : "");
    }

    @Override
    public Answer answer(Request request) {
        if (!request.bears(token)) {
            return error(401, "invalid_token", "The access token provided is expired, revoked, malformed or invalid.");
        }
        if (!request.method().equals("GET") || !request.path().equals(PATH)) {
            return error(404, "InvalidEndpoint", "Not found");
        }
        long shown = clock.instant().getEpochSecond() - WITHHELD_SECONDS;
        Optional<String> cursor = request.find("cursor");
        try {
            if (cursor.isPresent()) {
                return page(request, Position.ofCursor(cursor.get()), shown);
            }
            long from = request.findLong("start_time").orElseThrow(() -> new IllegalArgumentException("no start_time"));
            return from > shown ? tooRecent() : page(request, Position.before(from), shown);
        } catch (IllegalArgumentException e) {
            return error(400, "InvalidPaginationParameter", String.valueOf(e.getMessage()));
        }
    }

    private Answer page(Request request, Position start, long shown) {
        long asked = request.findLong("per_page").orElse(LARGEST_PAGE);
        if (asked < 1) {
            throw new IllegalArgumentException("per_page is " + asked);
        }
        Page page = stream.page(start, shown, (int) Math.min(asked, Math.min(pageSize, LARGEST_PAGE)));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode tickets = body.putArray("tickets");
        page.tickets().forEach(tickets::add);
        String include = request.find("include").orElse("");
        if (List.of(include.split(",", -1)).contains("users")) {
            ArrayNode users = body.putArray("users");
            concerned(page).forEach(id -> stream.findUser(id).ifPresent(users::add));
        }
        String cursor = page.last().cursor();
        String query = "?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + "&per_page=" + asked
                + (include.isEmpty() ? "" : "&include=" + URLEncoder.encode(include, StandardCharsets.UTF_8));
        body.put("after_cursor", cursor);
        body.put("after_url", request.origin() + PATH + query);
        body.putNull("before_cursor");
        body.putNull("before_url");
        body.put("end_of_stream", page.ended());
        return Answer.json(200, body);
    }

    private static Stream<Long> concerned(Page page) {
        return page.tickets().stream()
                .flatMap(ticket -> Stream.of("requester_id", "assignee_id").map(ticket::path))
                .filter(id -> id.isIntegralNumber())
                .map(id -> id.asLong())
                .distinct();
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
