#!/usr/bin/env bash
# Measures the library beside its peers and prints ratios of one run. Ends with 0 only if all results agree and no gate is missed.
#   benchmarks/run.sh quick [SEED] [ROWS]   the table, under ten minutes; ROWS are some of published,recomputed,followed,started,received
#   benchmarks/run.sh full [SEED]           the whole grid, the better part of an hour; writes docs/performance.md
#   benchmarks/run.sh jmh [PATTERN]         the questions that JMH asks, all or those whose names match
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode="${1:-help}"; shift || true
case "$mode" in quick|full|jmh) ;; *) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;; esac
mvn -B -ntp -q -P benchmarks -pl benchmarks -am -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime
classpath="benchmarks/target/classes:econlytics-core/target/classes:econlytics-jdbc/target/classes:econlytics-files/target/classes:$(cat benchmarks/target/classpath)"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
bar=("$java" -Xms7g -Xmx7g -XX:+UseParallelGC -Dorg.slf4j.simpleLogger.defaultLogLevel=off -cp "$classpath" com.econlytics.benchmarks.Bar)
case "$mode" in
  quick | full) exec "${bar[@]}" "$mode" "${1:-1}" "$(git rev-parse --short HEAD)" "${2:-published,recomputed,followed,started,received}" ;;
  jmh) exec "$java" -cp "$classpath" org.openjdk.jmh.Main "$@" ;;
esac
