/**
 * Step 0: whether {@code undertone run} would work here, found out by trying.
 *
 * <p>In: settings, and an admin client of a broker that answers. Out: findings, each with what mends it.<br>
 * May use: {@code config}, {@code topics}, {@code text}, {@code model}, the settings of {@code ops}, the application's
 * way to open a model, Kafka's admin client and producer. Never: a record, or a change of what it examines; one entry for a transactional id of its
 * own is all it leaves at the broker.<br>
 * Threads: the caller's; each check blocks for seconds at most.
 */
@NullMarked
package dev.undertone.doctor;

import org.jspecify.annotations.NullMarked;
