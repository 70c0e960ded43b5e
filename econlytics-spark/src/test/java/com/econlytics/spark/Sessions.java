package com.econlytics.spark;

import org.apache.spark.sql.SparkSession;

/** Sessions without a page of their own and with few partitions, because the data is small. */
final class Sessions {
    private Sessions() {}

    static SparkSession local() {
        return of("local[2]");
    }

    static SparkSession of(String master) {
        return SparkSession.builder()
                .master(master)
                .appName("econlytics")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }
}
