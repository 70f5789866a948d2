package dev.undertone.hub;

/** Hears how far a pull is. Called on the pull's thread for every few kilobytes, so it must be quick. */
@FunctionalInterface
public interface PullListener {
    /** So many bytes of a file are here. */
    void at(String file, long bytes, long size);
}
