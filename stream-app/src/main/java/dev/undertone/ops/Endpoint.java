package dev.undertone.ops;

/** What answers at one path. Threads: any of Jetty's; it may block for a bounded time. */
@FunctionalInterface
interface Endpoint {
    Reply answer(Call call) throws ProblemException;
}
