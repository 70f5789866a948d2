/**
 * Beside the steps: fetches a model from a hub.
 *
 * <p>In: a model's name at the hub. Out: a model directory, whole, or none.<br>
 * May use: no room. Never: Kafka, ONNX. With Kafka's clients and the instances' questions to each other it is all that
 * opens a connection.<br>
 * Threads: the caller's; the HTTP client has its own.
 */
@NullMarked
package dev.undertone.hub;

import org.jspecify.annotations.NullMarked;
