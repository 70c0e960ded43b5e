package com.econlytics.jdbc;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The plans of allocation that were adopted: each with its rules and the weights that were given. */
final class AllocationRows {
    private final Handle handle;

    AllocationRows(Handle handle) {
        this.handle = handle;
    }

    void write(long decision, AllocationPlan plan) {
        PreparedBatch rules = handle.prepareBatch("insert into econlytics.allocation_rule"
                + " (decision_no, position, name, account, base, base_parameter)"
                + " values (:decision, :position, :name, :account, :base, :parameter)");
        for (AllocationRule rule : plan.rules()) {
            Base base = Base.of(rule.base());
            rules.bind("decision", decision)
                    .bind("position", rules.size())
                    .bind("name", rule.name())
                    .bind("account", rule.pool().code())
                    .bind("base", base.kind.name())
                    .bind("parameter", base.parameter)
                    .add();
        }
        rules.execute();
        for (int position = 0; position < plan.rules().size(); position++) {
            writeWeights(decision, position, plan.rules().get(position).weights());
        }
    }

    AllocationPlan read(long decision) {
        return new AllocationPlan(handle.createQuery("""
                        select name, account, section, base, base_parameter,
                               array(select customer_no from econlytics.allocation_weight w
                                     where w.decision_no = r.decision_no and w.position = r.position
                                     order by customer_no) as customers,
                               array(select weight from econlytics.allocation_weight w
                                     where w.decision_no = r.decision_no and w.position = r.position
                                     order by customer_no) as weights
                        from econlytics.allocation_rule r join econlytics.account a on a.code = r.account
                        where decision_no = :decision order by position""")
                .bind("decision", decision)
                .map((row, context) -> new AllocationRule(
                        row.getString("name"),
                        new Account(row.getString("account"), Section.valueOf(row.getString("section"))),
                        Base.read(row).toBase(),
                        weights(row)))
                .list());
    }

    private void writeWeights(long decision, int position, SortedMap<CustomerId, Long> weights) {
        handle.createUpdate("insert into econlytics.allocation_weight (decision_no, position, customer_no, weight)"
                        + " select :decision, :position, customer, weight"
                        + " from unnest(:customers, :weights) as w(customer, weight)")
                .bind("decision", decision)
                .bind("position", position)
                .bindArray(
                        "customers",
                        Long.class,
                        weights.keySet().stream().map(CustomerId::number).toList())
                .bindArray("weights", Long.class, List.copyOf(weights.values()))
                .execute();
    }

    private static SortedMap<CustomerId, Long> weights(ResultSet row) throws SQLException {
        Long[] customers = (Long[]) row.getArray("customers").getArray();
        Long[] given = (Long[]) row.getArray("weights").getArray();
        SortedMap<CustomerId, Long> weights = new TreeMap<>();
        for (int i = 0; i < customers.length; i++) {
            weights.put(new CustomerId(customers[i]), given[i]);
        }
        return weights;
    }

    private enum Kind {
        BY_DRIVER,
        BY_REVENUE,
        EQUALLY,
        BY_GIVEN_WEIGHTS
    }

    /** A base as it is written: its kind, and its driver, currency or source. */
    private record Base(Kind kind, @Nullable String parameter) {
        static Base of(AllocationBase base) {
            if (base instanceof AllocationBase.ByDriver by) {
                return new Base(Kind.BY_DRIVER, by.driver().code());
            }
            if (base instanceof AllocationBase.ByRevenue by) {
                return new Base(Kind.BY_REVENUE, by.currency().getCurrencyCode());
            }
            return base instanceof AllocationBase.ByGivenWeights by
                    ? new Base(Kind.BY_GIVEN_WEIGHTS, by.source())
                    : new Base(Kind.EQUALLY, null);
        }

        static Base read(ResultSet row) throws SQLException {
            return new Base(Kind.valueOf(row.getString("base")), row.getString("base_parameter"));
        }

        AllocationBase toBase() {
            return switch (kind) {
                case BY_DRIVER -> new AllocationBase.ByDriver(new Driver(required()));
                case BY_REVENUE -> new AllocationBase.ByRevenue(Currency.getInstance(required()));
                case EQUALLY -> new AllocationBase.Equally();
                case BY_GIVEN_WEIGHTS -> new AllocationBase.ByGivenWeights(required());
            };
        }

        private String required() {
            return Objects.requireNonNull(parameter, "an allocation base was stored without its parameter");
        }
    }
}
