package dev.undertone.config;

/** A value as somebody gave it, and where. */
public record Given(String value, Origin origin) {}
