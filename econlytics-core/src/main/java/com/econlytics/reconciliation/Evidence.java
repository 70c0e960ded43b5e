package com.econlytics.reconciliation;

import java.util.regex.Pattern;

/**
 * The file that figures were read from, so that it can be proven later which one it was.
 *
 * @param file its name, without folders
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 */
public record Evidence(String file, String sha256) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Evidence {
        if (file.isBlank() || file.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("evidence needs the name of its file, in printable characters");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "'" + sha256 + "' is no SHA-256 of " + file + "; write 64 lower-case hexadecimal digits");
        }
    }
}
