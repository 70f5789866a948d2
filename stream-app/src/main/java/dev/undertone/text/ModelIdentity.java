package dev.undertone.text;

/**
 * Which model judged a text.
 *
 * @param digest SHA-256 over its files, hexadecimal
 * @param device where it runs: {@code cpu}, {@code cuda:0}
 * @param precision {@code fp32}, {@code fp16} or {@code int8}
 */
public record ModelIdentity(String name, String version, String digest, String device, String precision) {}
