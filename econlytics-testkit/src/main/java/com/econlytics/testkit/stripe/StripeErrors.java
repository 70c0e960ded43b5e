package com.econlytics.testkit.stripe;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.FaultResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Failures in Stripe's words. */
final class StripeErrors {
    private StripeErrors() {}

    static Answer wrongKey() {
        return error(401, "invalid_request_error", "", "Invalid API Key provided.");
    }

    static Answer missing(Resource resource, String id) {
        return missing(404, resource, id);
    }

    static Answer unknownCursor(Resource resource, String id) {
        return missing(400, resource, id);
    }

    private static Answer missing(int status, Resource resource, String id) {
        String message = "No such " + resource.objectName() + ": '" + id + "'";
        return error(status, "invalid_request_error", "resource_missing", message);
    }

    static Answer unknownUrl(String method, String path) {
        return error(404, "invalid_request_error", "", "Unrecognized request URL (" + method + ": " + path + ").");
    }

    static Answer badRequest(String message) {
        return error(400, "invalid_request_error", "parameter_invalid", message);
    }

    static Answer forbidden(String path) {
        return error(
                403, "invalid_request_error", "", "The provided key does not have the required permissions: " + path);
    }

    static Answer fault(FaultResponse fault) {
        if (fault.status() == 429) {
            return error(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.");
        }
        String type = fault.status() >= 500 ? "api_error" : "invalid_request_error";
        return error(fault.status(), type, "", "An unknown error occurred.");
    }

    private static Answer error(int status, String type, String code, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode error = answer.putObject("error");
        error.put("type", type);
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        error.put("message", message);
        return Answer.json(status, answer);
    }
}
