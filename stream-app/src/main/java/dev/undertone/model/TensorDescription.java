package dev.undertone.model;

import java.util.List;

/**
 * An input or output of a graph.
 *
 * @param type like {@code int64} or {@code float}
 * @param shape a number or the name of a free dimension each
 */
public record TensorDescription(String name, String type, List<String> shape) {
    public TensorDescription {
        shape = List.copyOf(shape);
    }

    @Override
    public String toString() {
        return name + " " + type + " [" + String.join(", ", shape) + "]";
    }
}
