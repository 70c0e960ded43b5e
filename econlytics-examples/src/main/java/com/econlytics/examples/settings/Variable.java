package com.econlytics.examples.settings;

/** A variable of the environment; its constant is its name. */
public enum Variable {
    /** The key to Stripe's API. */
    STRIPE_API_KEY("a restricted key with read access, rk_live_... or rk_test_...; a secret key works too"),
    /** The signing secret of the webhook endpoint. */
    STRIPE_WEBHOOK_SECRET("the endpoint's signing secret, whsec_...; two, separated by a comma, during a rotation"),
    /** The Stripe account's own id. */
    STRIPE_ACCOUNT("the account's id, acct_..., by which events of other accounts are told apart", "default"),
    /** Where Stripe is. */
    STRIPE_API_BASE("where Stripe's API is; https, or http on this machine", "https://api.stripe.com"),
    /** What the account is in payments that concern several. */
    ECONLYTICS_STRIPE_ROLE(
            "connected: takes payments for itself; or a platform: principal sells in its own name, agent brings together",
            "connected"),
    /** Whether tax on fees is a cost. */
    ECONLYTICS_STRIPE_FEE_TAX("whether tax on Stripe's fees is a cost or recoverable", "cost"),
    /** Whose the payments of guests are. */
    ECONLYTICS_STRIPE_GUESTS("whose a payment without a customer is: unattributed, or by_email", "unattributed"),
    /** Which fields of a customer are kept. */
    ECONLYTICS_STRIPE_CUSTOMER_ATTRIBUTES(
            "fields of Stripe's customers to keep, like metadata.utm_source=acquisition_channel, address.country=country",
            "none"),
    /** Which Zendesk account. */
    ZENDESK_SUBDOMAIN("acme for https://acme.zendesk.com"),
    /** The OAuth client at Zendesk. */
    ZENDESK_CLIENT_ID("identifier of an OAuth client that you register in Zendesk's admin center", "ZENDESK_TOKEN"),
    /** The secret of that client. */
    ZENDESK_CLIENT_SECRET("its secret", "a public client, with ZENDESK_REFRESH_TOKEN"),
    /** The first refresh token of that client. */
    ZENDESK_REFRESH_TOKEN(
            "a refresh token that an administrator authorized; the next ones are kept", "the client itself"),
    /** An access token to Zendesk's API. */
    ZENDESK_TOKEN("instead of a client: an OAuth access token with the scope read, which you renew", "the client"),
    /** The address that goes with an API token. */
    ZENDESK_EMAIL("deprecated: an agent's address, which goes with ZENDESK_API_TOKEN", "no API token"),
    /** An API token. */
    ZENDESK_API_TOKEN("deprecated: an API token; Zendesk switches them off on 2027-04-30", "no API token"),
    /** The secret of the webhook at Zendesk. */
    ZENDESK_WEBHOOK_SECRET(
            "signing secret of a Zendesk webhook, whose calls make the next poll come sooner", "polls alone"),
    /** Where Zendesk is. */
    ZENDESK_BASE_URL("where Zendesk is; https, or http on this machine", "https://<subdomain>.zendesk.com"),
    /** The database. */
    ECONLYTICS_JDBC_URL("a PostgreSQL database, jdbc:postgresql://host:5432/name"),
    /** The user of the database. */
    ECONLYTICS_JDBC_USER("its user", "as the URL says"),
    /** The password of that user. */
    ECONLYTICS_JDBC_PASSWORD("its password", "as the URL says"),
    /** Whether a connection to another host must be private. */
    ECONLYTICS_JDBC_TLS(
            "required, or any: also a database on another host without sslmode=verify-full in its URL", "required"),
    /** Whether the server must keep what it acknowledged. */
    ECONLYTICS_DURABILITY(
            "required, or any: also a server with fsync = off, which may forget what it acknowledged", "required"),
    /** Where erasures are kept apart from the database. */
    ECONLYTICS_ERASURE_JOURNAL(
            "file of the journal of erasures, on another disk than the database and its backups",
            "none: a restored backup brings back who was erased"),
    /** What an hour of tracked support costs. */
    ECONLYTICS_HOURLY_RATE("cost of an hour of tracked support time, like 45.00", "no price; in the demo 45.00"),
    /** What a ticket without tracked time costs. */
    ECONLYTICS_COST_PER_TICKET("cost of a ticket without tracked time, like 6.50", "no price; in the demo 6.50"),
    /** Where tracked time stands. */
    ECONLYTICS_TRACKED_TIME_FIELD(
            "id or title of the ticket field that holds the seconds spent, like Total time spent (sec)",
            "no time is tracked"),
    /** To which month and agent tracked time belongs. */
    ECONLYTICS_TRACKED_TIME_DATED(
            "by what tracked time is dated: ticket, or update, which asks once more for each changed ticket", "ticket"),
    /** Which tickets are no customer's cost. */
    ECONLYTICS_TICKET_EXCLUSIONS(
            "tickets that are no cost, by channel, tag, form, group or status, like tag:spam, form:360001234567",
            "channel:sample_ticket"),
    /** What of users and organizations describes customers. */
    ECONLYTICS_ZENDESK_ATTRIBUTES(
            "fields that become attributes, like organization.organization_fields.plan=plan, user.locale=language",
            "none"),
    /** The zone of the company's books. */
    ECONLYTICS_ZONE("time zone of the company's months, like Europe/Berlin", "UTC"),
    /** The currency of the rates. */
    ECONLYTICS_CURRENCY("reporting currency, in which the rates are stated", "USD"),
    /** How often sources are polled. */
    ECONLYTICS_POLL_SECONDS("how often Stripe and Zendesk are asked for news, 10 to 86400", "900"),
    /** Where the dashboard listens. */
    ECONLYTICS_HOST("address to listen on; put a proxy with TLS before anything but this machine", "127.0.0.1"),
    /** Who may see what. */
    ECONLYTICS_ACCESS_TOKENS("file of the hashes of access tokens, which 'tokens create' writes", "access-tokens");

    private final String meaning;
    private final String otherwise;

    Variable(String meaning) {
        this(meaning, "");
    }

    Variable(String meaning, String otherwise) {
        this.meaning = meaning;
        this.otherwise = otherwise;
    }

    /** What it says. */
    public String meaning() {
        return meaning;
    }

    /** What holds if it is not set; empty if {@code backfill} and {@code serve} need it. */
    public String otherwise() {
        return otherwise;
    }
}
