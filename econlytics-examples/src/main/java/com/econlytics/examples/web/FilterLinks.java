package com.econlytics.examples.web;

import com.econlytics.examples.report.CustomerFilter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A filter as the parameters that {@link CustomerFilter#parse} reads. */
final class FilterLinks {
    private FilterLinks() {}

    static String customers(CustomerFilter filter) {
        Map<String, String> parameters = parameters(filter);
        parameters.put("after", filter.after());
        return Html.path("/customers", parameters);
    }

    static String csv(CustomerFilter filter) {
        return Html.path("/customers.csv", parameters(filter));
    }

    static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static Map<String, String> parameters(CustomerFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("cohort", text(filter.cohort()));
        parameters.put("signup_from", text(filter.signupFrom()));
        parameters.put("signup_to", text(filter.signupTo()));
        parameters.put("min_profit", text(filter.minProfit()));
        parameters.put("max_profit", text(filter.maxProfit()));
        parameters.put("segment", filter.segmentText());
        parameters.put("sort", filter.sort().viewName());
        parameters.put("direction", filter.direction().name().toLowerCase(Locale.ROOT));
        return parameters;
    }
}
