package dev.undertone.doctor;

import java.util.List;

/** One thing to look at. Any exception is a finding too: it did not work. */
interface Check {
    /** The first word of its findings. */
    String name();

    List<Finding> examine() throws Exception;
}
