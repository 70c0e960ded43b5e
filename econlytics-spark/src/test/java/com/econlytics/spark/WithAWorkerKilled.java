package com.econlytics.spark;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Line;
import com.econlytics.pnl.Profitability;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * A program of its own: it recomputes on two workers, kills the process of one of them when the first task is done, and ends with 0 if the
 * rows are those of the core and a worker was lost.
 */
public final class WithAWorkerKilled {
    private static final int LINES = 20_000;
    private static final int CUSTOMERS = 300;

    private WithAWorkerKilled() {}

    /** Runs the program. */
    public static void main(String[] args) {
        SparkSession spark = Sessions.of("local-cluster[2,1,1024]");
        Killer killer = new Killer();
        spark.sparkContext().addSparkListener(killer);
        List<Line> lines = MadeUpLines.of(3, LINES, CUSTOMERS);
        boolean same = SparkProfitabilityTest.rows(new SparkProfitability(MadeUpLines.USD, ChartOfAccounts.standard())
                        .rows(MadeUpLines.dataset(spark, lines)))
                .equals(new Profitability(MadeUpLines.USD).of(Balance.of(lines)));
        spark.stop();
        System.out.println("killed " + killer.killed.get() + ", lost " + killer.lost.get() + ", same rows: " + same);
        System.exit(same && killer.killed.get() == 1 && killer.lost.get() > 0 ? 0 : 1);
    }

    private static final class Killer extends SparkListener {
        private final AtomicInteger killed = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd task) {
            if (killed.get() == 0) {
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> process.info().command().orElse("").endsWith("java"))
                        .findFirst()
                        .filter(ProcessHandle::destroyForcibly)
                        .ifPresent(process -> killed.incrementAndGet());
            }
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
            lost.incrementAndGet();
        }
    }
}
