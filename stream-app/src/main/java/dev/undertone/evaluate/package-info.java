/**
 * Beside the steps: how good answers are, against labels that people gave.
 *
 * <p>In: labelled texts and what each contestant answered. Out: figures with their intervals, and a ranking.<br>
 * May use: the schemas' label. Never: a model, a file, a clock; times are arguments, and chance has a seed.<br>
 * Threads: none; everything is a value or belongs to one call.
 */
@NullMarked
package dev.undertone.evaluate;

import org.jspecify.annotations.NullMarked;
