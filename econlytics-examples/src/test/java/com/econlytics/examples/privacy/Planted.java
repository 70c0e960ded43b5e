package com.econlytics.examples.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Secrets and personal data that nothing may ever write: each contains the mark, by which it is found. */
final class Planted {
    static final String MARK = "zx9q";
    static final String CUSTOMER = "cus_Zx9qCustomer";
    static final String EMAIL = "zx9q.person@example.com";
    static final String NAME = "Zx9q Person";
    static final String EXTERNAL_ID = "erp-Zx9q";
    static final String STRIPE_KEY = "rk_test_Zx9qKey";
    static final String SIGNING_SECRET = "whsec_Zx9qSecret";
    static final String ACCESS_TOKEN = "Zx9qAccess";
    static final String REFRESH_TOKEN = "Zx9qRefresh";
    static final String CLIENT_SECRET = "Zx9qClientSecret";
    static final String SUBJECT = "Zx9q asks about a payment";

    private Planted() {}

    /** Every line of {@code written} that has something planted, plain or as credentials are sent. */
    static List<String> linesWithPlanted(String written) {
        String basic =
                Base64.getEncoder().encodeToString((EMAIL + "/token:" + ACCESS_TOKEN).getBytes(StandardCharsets.UTF_8));
        return written.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(MARK) || line.contains(basic))
                .toList();
    }
}
