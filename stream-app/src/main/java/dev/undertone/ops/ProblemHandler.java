package dev.undertone.ops;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses by itself, such as headers that are too large, said as our own problems are. */
final class ProblemHandler extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new ProblemException(response.getStatus(), "the server refused the request")
                .reply()
                .write(response, callback);
        return true;
    }
}
