package com.econlytics.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The contents of a fact as one text, each part preceded by its length so that no two contents read alike. */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder();

    private CanonicalText() {}

    static String digest(Fact fact) {
        try {
            byte[] bytes = of(fact).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256; this one does not", missing);
        }
    }

    private static String of(Fact fact) {
        CanonicalText canonical = new CanonicalText();
        canonical.part(fact.occurredAt().toString()).part(fact.party().toString());
        if (fact instanceof Posting posting) {
            canonical.part("posting").part(Integer.toString(posting.legs().size()));
            posting.legs().forEach(canonical::leg);
        } else if (fact instanceof Activity activity) {
            canonical
                    .part("activity")
                    .part(activity.account().code())
                    .part(Integer.toString(activity.quantities().size()));
            activity.quantities().forEach(canonical::quantity);
        }
        for (Map.Entry<String, String> attribute : fact.attributes().entrySet()) {
            canonical.part(attribute.getKey()).part(attribute.getValue());
        }
        return canonical.text.toString();
    }

    private void leg(Leg leg) {
        part(leg.account().code()).part(leg.amount().toString());
    }

    private void quantity(Quantity quantity) {
        part(quantity.driver().code()).part(Long.toString(quantity.amount()));
    }

    private CanonicalText part(String part) {
        text.append(part.length()).append(':').append(part);
        return this;
    }
}
