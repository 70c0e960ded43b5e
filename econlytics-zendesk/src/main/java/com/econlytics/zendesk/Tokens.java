package com.econlytics.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.connector.SourceException;
import java.util.Base64;

/** What goes into the header {@code Authorization}, and how to get another when that is refused. */
interface Tokens {
    /**
     * The value for the next request, renewed first if it is about to end.
     *
     * @throws SourceException if it had to be renewed and could not be
     */
    String authorization();

    /**
     * Sees to another value than one that was refused.
     *
     * @return whether there is one
     * @throws SourceException if there could be and none was given
     */
    boolean renew(String refused);

    /** What to do if Zendesk refuses even so. */
    String advice();

    /** A token of the host's. */
    static Tokens of(ZendeskCredentials.AccessToken given) {
        return new Given(
                "Bearer " + given.token(),
                "the access token has expired or was revoked; issue a new OAuth access token and start again with it");
    }

    /** An API token of old. */
    static Tokens of(ZendeskCredentials.ApiToken given) {
        String pair = given.email() + "/token:" + given.token();
        return new Given(
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)),
                "the API token, or the address that goes with it, is not accepted; Zendesk's API tokens end on 2027-04-30,"
                        + " use OAuth client credentials instead");
    }

    /**
     * What cannot be renewed.
     *
     * @param authorization the value
     * @param advice what to do if it is refused
     */
    record Given(String authorization, String advice) implements Tokens {
        @Override
        public boolean renew(String refused) {
            return false;
        }

        @Override
        public String toString() {
            return "Given[***]";
        }
    }
}
