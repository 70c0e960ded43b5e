package com.econlytics.docs;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.Loopback;
import com.econlytics.testkit.http.Request;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/** The carrier of the example: shipments in order, two on a page. */
final class FakeCarrier implements AutoCloseable {
    // doc:start
    private final Loopback loopback =
            Loopback.start(this::shipments, fault -> Answer.text(fault.status(), "try again"));
    // doc:end
    private final List<ObjectNode> shipments;

    FakeCarrier(List<ObjectNode> shipments) {
        this.shipments = shipments;
    }

    URI baseUri() {
        return URI.create(loopback.baseUrl());
    }

    void failBy(FaultPlan plan) {
        loopback.failBy(plan);
    }

    @Override
    public void close() {
        loopback.close();
    }

    private Answer shipments(Request request) {
        int from = request.find("after")
                .filter(after -> !after.isEmpty())
                .map(Integer::parseInt)
                .orElse(0);
        int to = Math.min(from + 2, shipments.size());
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("shipments").addAll(shipments.subList(from, to));
        list.put("last", Integer.toString(to)).put("more", to < shipments.size());
        return Answer.json(200, list.put("complete_through", "2026-06-30T00:00:00Z"));
    }
}
