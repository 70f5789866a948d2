package dev.undertone.hub;

import dev.undertone.hub.HubConnection.Response;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a status of the hub means, and what to do. */
final class HubFaults {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_SLOW = 408;
    private static final int TOO_MANY = 429;

    private final HubModel model;
    private final HubSettings settings;

    HubFaults(HubModel model, HubSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /**
     * Throws what a status other than success means. Cancels the body.
     *
     * @throws Retries.BusyException when it may be another one later
     */
    void raise(Response response, String what) throws IOException, HubException {
        response.body().cancel();
        int status = response.status();
        if (status == TOO_SLOW || status == TOO_MANY || status >= 500) {
            throw new Retries.BusyException(settings.url().getHost() + " answers " + status, after(response));
        }
        throw new HubException("cannot fetch " + what + " of " + model.id() + ": " + meaning(response));
    }

    private String meaning(Response response) {
        String code = response.headers().firstValue("X-Error-Code").orElse("");
        return switch (response.status()) {
            case UNAUTHORIZED ->
                settings.token() == null
                        ? "the hub wants to know who asks (401). The model is private or gated, or there is none of that"
                                + " name; check the name, or give --token-file a file with a token that may read it"
                        : "the hub does not accept the token (401); is it expired, or of another hub?";
            case FORBIDDEN ->
                "the hub does not let this account in (403). If the model is gated, accept its conditions at "
                        + settings.at("/" + model.id()) + " and give --token-file a token that may read it";
            case NOT_FOUND ->
                code.equals("RevisionNotFound")
                        ? "it has no revision " + model.revision() + " (404); name a branch, tag or commit of it"
                        : "there is no such model at " + settings.url() + " (404); check the name, and the revision "
                                + model.revision();
            default -> "the hub answers " + response.status();
        };
    }

    private static @Nullable Duration after(Response response) {
        // The header may also hold a date; then the usual pause will do.
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
