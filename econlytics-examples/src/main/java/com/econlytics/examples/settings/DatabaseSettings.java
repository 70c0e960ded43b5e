package com.econlytics.examples.settings;

import java.util.Objects;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:postgresql:…}, which may hold a password and is therefore never printed
 * @param user empty if the URL says it
 * @param password of the user
 */
public record DatabaseSettings(String url, String user, Secret password) {
    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[***]";
    }
}
