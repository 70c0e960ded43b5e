/** Questions that JMH asks, one in each class; each says its workload and its command. */
package com.econlytics.benchmarks.question;
