/**
 * Beside the steps: what people, probes and Prometheus see of a running instance, over HTTP.
 *
 * <p>In: requests. Out: JSON, metrics, problem details.<br>
 * May use: {@code metrics}, {@code text}, {@code engine}, {@code fallback}, {@code vader}, {@code windows}, Jetty.
 * Never: Kafka, ONNX;
 * what it needs of them comes through {@code Operations}.<br>
 * Threads: Jetty's, named {@code undertone-http-N}, a bounded number; no stream thread ever waits for one.
 */
@NullMarked
package dev.undertone.ops;

import org.jspecify.annotations.NullMarked;
