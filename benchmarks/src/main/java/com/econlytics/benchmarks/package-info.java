/**
 * How fast the library is beside others that do the same work, in one run.
 *
 * <p>{@link com.econlytics.benchmarks.Bar} compares the results of all before it times anything, lets them take turns, and prints
 * ratios. The classes that end in {@code Benchmark} ask one question each, with JMH.
 */
@NullMarked
package com.econlytics.benchmarks;

import org.jspecify.annotations.NullMarked;
