#!/usr/bin/env bash
# Measures the library beside its peers and prints ratios of one run. Ends with 0 only if all results agree and no gate is missed.
#   benchmarks/run.sh quick [SEED] [ROWS]   the table, under ten minutes; ROWS are some of published,recomputed,followed,started,received
#   benchmarks/run.sh full [SEED]           the whole grid, the better part of an hour; writes docs/performance.md
#   benchmarks/run.sh spark [LINES]         how many lines a second each core takes on Spark, in a run of its own
#   benchmarks/run.sh jmh [PATTERN]         the questions that JMH asks, all or those whose names match
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode="${1:-help}"; shift || true
case "$mode" in quick|full|spark|jmh) ;; *) sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;; esac
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if [ "$mode" = spark ]; then
  mvn -B -ntp -q -P spark -pl econlytics-spark -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test
  opens="$(sed -n 's/.*<spark.opens>\(.*\)<\/spark.opens>.*/\1/p' econlytics-spark/pom.xml)"
  # shellcheck disable=SC2086
  exec "$java" $opens -Xmx4g -cp "econlytics-spark/target/test-classes:econlytics-spark/target/classes:econlytics-core/target/classes:$(cat econlytics-spark/target/classpath)" \
    com.econlytics.spark.RecomputeRate "${1:-4000000}" 2> econlytics-spark/target/rate.log
fi
mvn -B -ntp -q -P benchmarks -pl benchmarks -am -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime
classpath="benchmarks/target/classes:econlytics-core/target/classes:econlytics-jdbc/target/classes:econlytics-files/target/classes:$(cat benchmarks/target/classpath)"
bar=("$java" -Xms7g -Xmx7g -XX:+UseParallelGC -Dorg.slf4j.simpleLogger.defaultLogLevel=off -cp "$classpath" com.econlytics.benchmarks.Bar)
case "$mode" in
  quick | full) exec "${bar[@]}" "$mode" "${1:-1}" "$(git rev-parse --short HEAD)" "${2:-published,recomputed,followed,started,received}" ;;
  jmh) exec "$java" -cp "$classpath" org.openjdk.jmh.Main "$@" ;;
esac
