package com.econlytics.testkit.stripe;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Endpoint;
import com.econlytics.testkit.http.Request;
import com.econlytics.testkit.stripe.StripeObjects.Page;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The read-only part of Stripe's API: lists, single objects, expansion. */
final class StripeApi implements Endpoint {
    private static final int DEEPEST_EXPANSION = 4;

    private final StripeObjects objects;
    private final String apiKey;
    private final AtomicLong answers = new AtomicLong();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    StripeApi(StripeObjects objects, String apiKey) {
        this.objects = objects;
        this.apiKey = apiKey;
    }

    @Override
    public Answer answer(Request request) {
        return identified(request.bears(apiKey) ? route(request) : StripeErrors.wrongKey());
    }

    /** Refuses a resource from now on, as Stripe does if a restricted key may not read it. */
    void forbid(String resource) {
        forbidden.add(resource);
    }

    /** The answer with the next request id, by which Stripe's support would find it. */
    Answer identified(Answer answer) {
        return answer.with("Request-Id", "req_" + answers.incrementAndGet());
    }

    private Answer route(Request request) {
        if (forbidden.stream().anyMatch(resource -> request.path().startsWith("/v1/" + resource))) {
            return StripeErrors.forbidden(request.path());
        }
        if (request.path().equals("/v1/balance")) {
            return Answer.json(200, objects.balance());
        }
        List<String> path = List.of(request.path()
                .replace("/checkout/sessions", "/checkout.sessions")
                .split("/", -1));
        Optional<Resource> resource = path.size() > 2 ? Resource.findByPath(path.get(2)) : Optional.empty();
        if (!request.method().equals("GET")
                || resource.isEmpty()
                || !path.get(1).equals("v1")
                || path.size() > 5) {
            return StripeErrors.unknownUrl(request.method(), request.path());
        }
        try {
            if (path.size() == 3) {
                return list(request, resource.get(), PageRequest.of(request, resource.get()));
            }
            String id = path.get(3);
            return path.size() == 4 ? single(request, resource.get(), id) : refunds(request, resource.get(), id);
        } catch (IllegalArgumentException e) {
            return StripeErrors.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private Answer single(Request request, Resource resource, String id) {
        return objects.find(resource, id)
                .map(stored -> Answer.json(200, expanded(objects.render(stored), request)))
                .orElseGet(() -> StripeErrors.missing(resource, id));
    }

    private Answer refunds(Request request, Resource resource, String id) {
        if (request.path().endsWith("/lines")) {
            return lines(request, resource, id);
        }
        Optional<Resource> returned = returnsOf(resource, request.path());
        return returned.isEmpty()
                ? StripeErrors.unknownUrl(request.method(), request.path())
                : list(
                        request,
                        returned.get(),
                        PageRequest.of(request, returned.get()).withFiltered(id));
    }

    /** What gives an object back, under the path of the object. */
    private static Optional<Resource> returnsOf(Resource resource, String path) {
        if (path.endsWith("/reversals")) {
            return Optional.of(Resource.TRANSFER_REVERSAL).filter(unused -> resource == Resource.TRANSFER);
        }
        return switch (resource) {
            case CHARGE -> Optional.of(Resource.REFUND).filter(unused -> path.endsWith("/refunds"));
            case APPLICATION_FEE -> Optional.of(Resource.FEE_REFUND).filter(unused -> path.endsWith("/refunds"));
            default -> Optional.empty();
        };
    }

    /** The lines of an invoice or credit note, which the object itself shows only the first of. */
    private Answer lines(Request request, Resource resource, String id) {
        Optional<List<ObjectNode>> all = objects.findLines(id);
        if (all.isEmpty()) {
            return StripeErrors.missing(resource, id);
        }
        PageRequest page = PageRequest.of(request, resource);
        List<String> ids =
                all.get().stream().map(line -> line.path("id").asText()).toList();
        int from = page.startingAfter().isEmpty() ? 0 : ids.indexOf(page.startingAfter()) + 1;
        int to = Math.min(ids.size(), from + page.limit());
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        list.putArray("data").addAll(all.get().subList(from, to));
        list.put("has_more", to < ids.size()).put("url", request.path());
        return Answer.json(200, list);
    }

    private Answer list(Request request, Resource resource, PageRequest pageRequest) {
        for (String cursor : List.of(pageRequest.startingAfter(), pageRequest.endingBefore())) {
            if (!cursor.isEmpty() && objects.find(resource, cursor).isEmpty()) {
                return StripeErrors.unknownCursor(resource, cursor);
            }
        }
        ObjectNode list = list(objects.page(resource, pageRequest), request.path());
        return Answer.json(200, expanded(list, request));
    }

    private ObjectNode list(Page page, String url) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("object", "list");
        ArrayNode items = list.putArray("data");
        page.objects().forEach(stored -> items.add(objects.render(stored)));
        list.put("has_more", page.hasMore());
        list.put("url", url);
        return list;
    }

    private ObjectNode expanded(ObjectNode object, Request request) {
        Resource.shownOnRequest(object.path("object").asText()).stream()
                .filter(field -> !request.list("expand").contains(field))
                .forEach(object::remove);
        for (String path : request.list("expand")) {
            List<String> fields = List.of(path.split("\\.", -1));
            if (fields.size() > DEEPEST_EXPANSION) {
                throw new IllegalArgumentException(
                        "You cannot expand more than " + DEEPEST_EXPANSION + " levels of a property: " + path);
            }
            expand(object, fields);
        }
        return object;
    }

    /** Puts objects in the place of their ids; ids that nobody serves stay ids. */
    private void expand(JsonNode node, List<String> fields) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> expand(element, fields));
        } else if (node instanceof ObjectNode object && !fields.isEmpty()) {
            String field = fields.get(0);
            includeRefunds(object, field);
            includePayments(object, field);
            JsonNode value = object.path(field);
            if (value.isTextual()) {
                objects.find(value.asText()).ifPresent(stored -> object.set(field, objects.render(stored)));
            } else if (value instanceof ArrayNode ids) {
                expandEach(ids);
            }
            expand(object.path(field), fields.subList(1, fields.size()));
        }
    }

    private void expandEach(ArrayNode ids) {
        for (int i = 0; i < ids.size(); i++) {
            int index = i;
            objects.find(ids.path(i).asText()).ifPresent(stored -> ids.set(index, objects.render(stored)));
        }
    }

    /** An invoice lists its payments only to those who ask. */
    private void includePayments(ObjectNode object, String field) {
        boolean asked =
                field.equals("payments") && object.path("object").asText().equals("invoice");
        if (!asked || object.has(field) || object.has("charge")) {
            return;
        }
        String id = object.path("id").asText();
        PageRequest all = PageRequest.all(id);
        object.set(field, list(objects.page(Resource.INVOICE_PAYMENT, all), "/v1/invoice_payments?invoice=" + id));
    }

    /** A charge lists its refunds only to those who ask. */
    private void includeRefunds(ObjectNode object, String field) {
        boolean asked =
                field.equals("refunds") && object.path("object").asText().equals("charge");
        if (!asked || object.has(field)) {
            return;
        }
        String id = object.path("id").asText();
        PageRequest all = PageRequest.all(id);
        object.set(field, list(objects.page(Resource.REFUND, all), "/v1/charges/" + id + "/refunds"));
    }
}
