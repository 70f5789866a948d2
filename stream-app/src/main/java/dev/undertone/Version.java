package dev.undertone;

/** The version of this build, from the jar's manifest. */
public final class Version {
    private Version() {}

    /** The version, or {@code development} when run from classes. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
