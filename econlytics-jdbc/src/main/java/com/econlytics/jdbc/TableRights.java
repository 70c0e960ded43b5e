package com.econlytics.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two of the roles may do with a table of the schema {@code econlytics}. The others need no list: one owns everything,
 * one sees nothing of that schema.
 *
 * @param table its name
 * @param ingest letters of {@code SIUD}: select, insert, update, delete
 * @param erase the same
 */
record TableRights(String table, String ingest, String erase) {
    private static final Map<Character, String> PRIVILEGES =
            new TreeMap<>(Map.of('S', "select", 'I', "insert", 'U', "update", 'D', "delete"));

    /** One line for each table or view: its name, what ingest may do, what erase may do; {@code -} for nothing. */
    private static final String RIGHTS = """
            account                   SI    S
            allocation_rule           SI    -
            allocation_weight         SI    -
            audit_entry               SI    SI
            audit_seal                SI    -
            balance                   SIUD  S
            checkpoint                SIU   -
            cost_basis                SI    -
            currency                  SI    S
            customer                  SIU   S
            customer_acquisition      SIUD  -
            customer_attribute        SID   SD
            customer_figures          S     -
            customer_month            SIUD  -
            customer_total            SIUD  -
            decision                  SI    S
            driver_rate               SI    -
            driver_rate_scope         SI    S
            econlytics_schema_history S     S
            erased_word               SI    SI
            erasure                   S     SI
            erasure_count             S     SI
            fact                      SI    S
            fact_source               SIU   SU
            generation                SIUD  -
            installation              SU    S
            lease                     SIU   -
            legal_hold                S     SI
            line                      SI    S
            line_figure               S     -
            message                   SIU   SUD
            party                     SIU   SU
            party_name                SIU   SU
            party_source              SIU   SU
            reconciliation            SI    -
            reconciliation_cause      SI    -
            reconciliation_line       SI    -
            reconciliation_period     SI    -
            reconciliation_sign_off   SI    -
            statement                 SI    S
            statement_attribute       SIU   SU
            statement_part            SI    S
            token_pair                SIU   -
            version                   SI    S
            """;

    /** Where not the whole table may be updated: the key of the hashes stays what it is. */
    private static final Map<String, String> UPDATABLE_COLUMNS = Map.of("installation", " (zone, emails)");

    static List<TableRights> all() {
        return RIGHTS.lines().map(line -> line.split(" +")).map(TableRights::of).toList();
    }

    private static TableRights of(String[] words) {
        return new TableRights(words[0], words[1], words[2]);
    }

    List<String> grants(String ingestRole, String eraseRole) {
        List<String> grants = new ArrayList<>();
        grant(ingest, ingestRole, grants);
        grant(erase, eraseRole, grants);
        return grants;
    }

    private void grant(String letters, String role, List<String> grants) {
        List<String> privileges = PRIVILEGES.entrySet().stream()
                .filter(privilege -> letters.indexOf(privilege.getKey()) >= 0)
                .map(privilege -> privilege.getValue() + columns(privilege.getKey()))
                .toList();
        if (!privileges.isEmpty()) {
            grants.add("grant " + String.join(", ", privileges) + " on econlytics." + table + " to " + role);
        }
    }

    private String columns(char privilege) {
        return privilege == 'U' ? UPDATABLE_COLUMNS.getOrDefault(table, "") : "";
    }
}
