package dev.undertone.doctor;

import dev.undertone.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether the HTTP surface could listen where it is told to. */
record HttpPortCheck(Settings settings) implements Check {
    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Finding> examine() {
        if (!settings.http().isOn()) {
            return List.of(Finding.ok(name(), "turned off"));
        }
        String address = settings.http().host() + ":" + settings.http().port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(
                    settings.http().host(), settings.http().port()));
            return List.of(Finding.ok(name(), address + " is free"));
        } catch (IOException e) {
            return List.of(Finding.failed(
                    name(),
                    address + " cannot be listened on: " + e.getMessage(),
                    "free the port, or set undertone.http.port to another (0 for any, -1 for none)"));
        }
    }
}
