package com.econlytics.examples.settings;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.zendesk.TicketExclusion;
import com.econlytics.zendesk.TrackedTime;
import com.econlytics.zendesk.ZendeskSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a desk is read, and as what.
 *
 * @param trackedTime where agents' time is tracked
 * @param byUpdate whether it is dated by its updates
 * @param exclusions tickets that are no cost
 * @param attributes fields of users and organizations, under {@code user.} and {@code organization.}
 */
record DeskReading(
        TrackedTime trackedTime, boolean byUpdate, List<TicketExclusion> exclusions, AttributeMapping attributes) {
    static DeskReading of(Environment environment) {
        TrackedTime trackedTime = environment
                .find(Variable.ECONLYTICS_TRACKED_TIME_FIELD)
                .map(DeskReading::trackedTime)
                .orElse(TrackedTime.none());
        String dated = environment.text(
                Variable.ECONLYTICS_TRACKED_TIME_DATED, "ticket", "ticket|update", "write ticket or update");
        List<TicketExclusion> exclusions = environment
                .read(
                        Variable.ECONLYTICS_TICKET_EXCLUSIONS,
                        TicketExclusion::parse,
                        "write rules like tag:spam, separated by commas")
                .orElse(List.of(TicketExclusion.SAMPLE_TICKETS));
        AttributeMapping attributes = environment
                .read(
                        Variable.ECONLYTICS_ZENDESK_ATTRIBUTES,
                        DeskReading::attributes,
                        "write user.field=attribute or organization.field=attribute, separated by commas")
                .orElse(AttributeMapping.NONE);
        return new DeskReading(trackedTime, dated.equals("update"), exclusions, attributes);
    }

    ZendeskSettings.Builder applyTo(ZendeskSettings.Builder settings) {
        settings.trackedTime(trackedTime)
                .exclusions(exclusions)
                .userAttributes(fieldsOf("user."))
                .organizationAttributes(fieldsOf("organization."));
        return byUpdate ? settings.effortByUpdate() : settings;
    }

    private static TrackedTime trackedTime(String field) {
        return field.matches("[1-9][0-9]{0,17}")
                ? TrackedTime.inField(Long.parseLong(field))
                : TrackedTime.titled(field);
    }

    private static AttributeMapping attributes(String text) {
        AttributeMapping mapping = AttributeMapping.parse(text);
        for (String field : mapping.fields().keySet()) {
            if (!field.startsWith("user.") && !field.startsWith("organization.")) {
                throw new IllegalArgumentException("neither of users nor of organizations");
            }
        }
        return mapping;
    }

    private AttributeMapping fieldsOf(String kind) {
        Map<String, String> fields = new HashMap<>();
        attributes.fields().forEach((field, name) -> {
            if (field.startsWith(kind)) {
                fields.put(field.substring(kind.length()), name);
            }
        });
        return AttributeMapping.of(fields);
    }
}
