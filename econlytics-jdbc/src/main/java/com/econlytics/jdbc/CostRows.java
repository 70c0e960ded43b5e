package com.econlytics.jdbc;

import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.costing.RateScope;
import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The cost models that were adopted: each with its bases, its rates and their scopes. */
final class CostRows {
    private final Handle handle;

    CostRows(Handle handle) {
        this.handle = handle;
    }

    void write(long decision, CostModel costs) {
        writeBases(decision, costs.bases());
        writeRates(decision, costs.rates());
        writeScopes(decision, costs.rates());
    }

    CostModel read(long decision, String currency) {
        List<CostBasis> bases = handle.createQuery("select method, cap_seconds, valid_from from econlytics.cost_basis"
                        + " where decision_no = :decision order by position")
                .bind("decision", decision)
                .map((row, context) -> new CostBasis(
                        CostBasis.Method.valueOf(row.getString("method")), row.getLong("cap_seconds"), validFrom(row)))
                .list();
        Map<Integer, RateScope> scopes = scopes(decision);
        List<DriverRate> rates = handle.createQuery("select position, driver, cost_minor, per_units, valid_from"
                        + " from econlytics.driver_rate where decision_no = :decision order by position")
                .bind("decision", decision)
                .map((row, context) -> new DriverRate(
                        new Driver(row.getString("driver")),
                        Money.ofMinor(row.getLong("cost_minor"), currency),
                        row.getLong("per_units"),
                        validFrom(row),
                        scopes.getOrDefault(row.getInt("position"), RateScope.ALL)))
                .list();
        return new CostModel(Currency.getInstance(currency), bases, rates);
    }

    private void writeBases(long decision, List<CostBasis> bases) {
        PreparedBatch rows = handle.prepareBatch("insert into econlytics.cost_basis"
                + " (decision_no, position, method, cap_seconds, valid_from)"
                + " values (:decision, :position, :method, :cap, :from)");
        for (CostBasis basis : bases) {
            rows.bind("decision", decision)
                    .bind("position", rows.size())
                    .bind("method", basis.method().name())
                    .bind("cap", basis.capSecondsPerTicket())
                    .bind("from", basis.validFrom().atOffset(ZoneOffset.UTC))
                    .add();
        }
        rows.execute();
    }

    private void writeRates(long decision, List<DriverRate> rates) {
        PreparedBatch rows = handle.prepareBatch("insert into econlytics.driver_rate"
                + " (decision_no, position, driver, cost_minor, per_units, valid_from)"
                + " values (:decision, :position, :driver, :cost, :per, :from)");
        for (DriverRate rate : rates) {
            rows.bind("decision", decision)
                    .bind("position", rows.size())
                    .bind("driver", rate.driver().code())
                    .bind("cost", rate.cost().amountMinor())
                    .bind("per", rate.perUnits())
                    .bind("from", rate.validFrom().atOffset(ZoneOffset.UTC))
                    .add();
        }
        rows.execute();
    }

    private void writeScopes(long decision, List<DriverRate> rates) {
        PreparedBatch rows = handle.prepareBatch("insert into econlytics.driver_rate_scope"
                + " (decision_no, position, attribute, value) values (:decision, :position, :attribute, :value)");
        for (int position = 0; position < rates.size(); position++) {
            for (Map.Entry<String, String> attribute :
                    rates.get(position).scope().attributes().entrySet()) {
                rows.bind("decision", decision)
                        .bind("position", position)
                        .bind("attribute", attribute.getKey())
                        .bind("value", attribute.getValue())
                        .add();
            }
        }
        rows.execute();
    }

    private Map<Integer, RateScope> scopes(long decision) {
        Map<Integer, SortedMap<String, String>> attributes = new HashMap<>();
        handle.createQuery("select position, attribute, value from econlytics.driver_rate_scope"
                        + " where decision_no = :decision")
                .bind("decision", decision)
                .map((row, context) -> attributes
                        .computeIfAbsent(row.getInt("position"), unseen -> new TreeMap<>())
                        .put(row.getString("attribute"), row.getString("value")))
                .list();
        Map<Integer, RateScope> scopes = new HashMap<>();
        attributes.forEach((position, scope) -> scopes.put(position, new RateScope(scope)));
        return scopes;
    }

    private static Instant validFrom(ResultSet row) throws SQLException {
        return row.getObject("valid_from", OffsetDateTime.class).toInstant();
    }
}
