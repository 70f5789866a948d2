/**
 * Step 4 of 5: an admitted text and its answer become a {@code ScoredText} and its bytes.
 *
 * <p>In: text and answer. Out: the record for {@code sentiment.scored}.<br>
 * May use: {@code text}, the schemas. Never: Kafka, clocks.<br>
 * Threads: none; everything may be shared.
 */
@NullMarked
package dev.undertone.enrich;

import org.jspecify.annotations.NullMarked;
